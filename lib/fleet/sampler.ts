import type { CacheStats } from '#lib/cache/engine/cache.ts';
import { type Durations, readsOf, STEP_MS, type Step, type ThingStep } from './steps.ts';

type Figures = CacheStats['things'][string];

/** The last steps of this process's figures. */
export type Sampler = {
  /** Those that ended after `at`, oldest first. */
  since(at: number): Step[];
  close(): void;
};

const KEPT = 180;
/** A timer may end a little before its time: it has ended that step all the same. */
const EARLY_MS = 20;

/** Notes every step what the cache has done in it, a quarter of an hour back. */
export function startSampler(read: () => CacheStats['things']): Sampler {
  let before = read();
  let steps: Step[] = [];
  let timer: NodeJS.Timeout;

  function sample(at: number): void {
    const things = read();
    const done = Object.entries(things).map(([name, figures]) => [name, difference(figures, before[name])] as const);
    before = things;
    steps = [
      ...steps.slice(1 - KEPT),
      { at, things: Object.fromEntries(done.filter(([, step]) => readsOf(step) + step.loads + step.entries > 0)) },
    ];
  }
  const wait = () => {
    const next = (Math.floor((Date.now() + EARLY_MS) / STEP_MS) + 1) * STEP_MS;
    timer = setTimeout(() => {
      sample(next);
      wait();
    }, next - Date.now()).unref();
  };
  wait();
  return {
    since: (at) => steps.filter((step) => step.at > at),
    close: () => clearTimeout(timer),
  };
}

function difference(now: Figures, before: Figures | undefined): ThingStep {
  const grown = (pick: (figures: Figures) => number) => pick(now) - (before ? pick(before) : 0);
  return {
    l1: grown(({ hits }) => hits.l1),
    l2: grown(({ hits }) => hits.l2),
    misses: grown(({ filled, degraded }) => filled + sum(degraded)),
    stale: grown(({ stale }) => sum(stale)),
    loads: grown(({ loads }) => loads),
    failed: grown(({ loadErrors }) => loadErrors),
    refused: grown(({ fillsRefused }) => fillsRefused),
    ...now.local,
    l2Ms: durations(now.l2Ms.buckets, before?.l2Ms.buckets),
    loadMs: durations(now.loadMs.buckets, before?.loadMs.buckets),
  };
}

const durations = (now: readonly number[], before: readonly number[] = []): Durations =>
  now
    .map((count, bucket): Durations[number] => [bucket, count - (before[bucket] ?? 0)])
    .filter(([, count]) => count > 0);

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
