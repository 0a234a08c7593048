import { quantileOf } from '#lib/cache/engine/observe/histogram.ts';

/** How long one step of the figures is; ms. Steps begin at multiples of it, so that those of several processes can be added up. */
export const STEP_MS = 5_000;

/** Counts by bucket of durations, as pairs of bucket and count: most are 0. */
export type Durations = [bucket: number, count: number][];

/** What one cached thing did within a step; `bytes` and `entries` are what was held at its end. */
export type ThingStep = {
  l1: number;
  l2: number;
  /** Reads that no layer could answer. */
  misses: number;
  stale: number;
  loads: number;
  failed: number;
  /** Fills that were refused, since something had changed meanwhile. */
  refused: number;
  bytes: number;
  entries: number;
  l2Ms: Durations;
  loadMs: Durations;
};

/** `at`: when it ended, ms since the epoch. Things that nothing is known of are left out. */
export type Step = { at: number; things: Record<string, ThingStep> };

/** The same figures of several things, or of several processes. */
export function addUp(steps: readonly ThingStep[]): ThingStep {
  const sum = (pick: (step: ThingStep) => number) => steps.reduce((all, step) => all + pick(step), 0);
  return {
    l1: sum(({ l1 }) => l1),
    l2: sum(({ l2 }) => l2),
    misses: sum(({ misses }) => misses),
    stale: sum(({ stale }) => stale),
    loads: sum(({ loads }) => loads),
    failed: sum(({ failed }) => failed),
    refused: sum(({ refused }) => refused),
    bytes: sum(({ bytes }) => bytes),
    entries: sum(({ entries }) => entries),
    l2Ms: addDurations(steps.map(({ l2Ms }) => l2Ms)),
    loadMs: addDurations(steps.map(({ loadMs }) => loadMs)),
  };
}

/** What a whole fleet did, from what each process says it did; oldest first. */
export function mergeSteps(ofProcesses: readonly (readonly Step[])[]): Step[] {
  const byTime = Map.groupBy(ofProcesses.flat(), ({ at }) => at);
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([at, steps]) => {
      const byThing = Map.groupBy(
        steps.flatMap(({ things }) => Object.entries(things)),
        ([name]) => name,
      );
      return {
        at,
        things: Object.fromEntries([...byThing].map(([name, all]) => [name, addUp(all.map(([, it]) => it))])),
      };
    });
}

export const readsOf = ({ l1, l2, misses, stale }: ThingStep): number => l1 + l2 + misses + stale;

/** Share of the reads that no layer could answer, 0 to 1; undefined where there were none. */
export function missRate(step: ThingStep): number | undefined {
  const reads = readsOf(step);
  return reads === 0 ? undefined : step.misses / reads;
}

/** In ms, as the upper bound of a bucket; undefined where nothing was measured. */
export function durationAt(durations: Durations, q: number): number | undefined {
  if (durations.length === 0) return undefined;
  const buckets: number[] = Array(1 + Math.max(...durations.map(([bucket]) => bucket))).fill(0);
  for (const [bucket, count] of durations) buckets[bucket] = count;
  return quantileOf(buckets, q);
}

function addDurations(all: readonly Durations[]): Durations {
  const counts = new Map<number, number>();
  for (const [bucket, count] of all.flat()) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b);
}
