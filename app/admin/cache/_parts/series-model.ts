import { addUp, durationAt, missRate, type Step, type ThingStep } from '#lib/fleet/steps.ts';

/** How far back is shown; ms. */
export const WINDOW_MS = 15 * 60_000;

/** All things together. */
export const ALL = 'all';

/** The highest share of reads that no layer may answer, where one was set as an aim. */
const TARGETS: Record<string, number> = {
  product: 0.1,
  'product-slug': 0.1,
  listing: 0.2,
  facet: 0.2,
  'search-plan': 0.2,
  suggestions: 0.2,
};
export const targetOf = (thing: string): number | undefined => TARGETS[thing];

/** The known steps with those that have come; a step that comes again has become complete meanwhile. */
export function extendSteps(known: readonly Step[], fresh: readonly Step[], now: number): Step[] {
  const steps = new Map([...known, ...fresh].map((step) => [step.at, step]));
  return [...steps.values()].filter(({ at }) => at > now - WINDOW_MS).sort((a, b) => a.at - b.at);
}

export type ThingRow = { name: string; total: ThingStep };

/** What each thing did within all of these steps, by name; what it holds is what it held last. */
export function totalsOf(steps: readonly Step[]): ThingRow[] {
  const names = new Set(steps.flatMap(({ things }) => Object.keys(things)));
  return [...names].sort().map((name) => ({ name, total: totalOf(steps, name) }));
}

export function totalOf(steps: readonly Step[], thing: string): ThingStep {
  const own = steps.map((step) => pick(step, thing));
  const { bytes, entries } = own.at(-1) ?? addUp([]);
  return { ...addUp(own), bytes, entries };
}

const pick = ({ things }: Step, thing: string): ThingStep =>
  thing === ALL ? addUp(Object.values(things)) : (things[thing] ?? addUp([]));

/** A number at each time of `x`; null where nothing was measured. */
export type Line = (number | null)[];

/** Figures of one thing as lines: rates in 1/s, shares in percent, durations in ms. */
export type ThingLines = {
  x: number[];
  reads: { l1: Line; l2: Line; misses: Line; stale: Line };
  missRate: Line;
  loads: { loads: Line; failed: Line; refused: Line };
  redisMs: { p50: Line; p99: Line };
  loadMs: { p50: Line; p99: Line };
  bytes: Line;
};

export function toLines(steps: readonly Step[], thing: string, stepMs: number): ThingLines {
  const own = steps.map((step) => pick(step, thing));
  const rate = (of: (step: ThingStep) => number): Line => own.map((step) => (of(step) / stepMs) * 1_000);
  const duration = (of: 'l2Ms' | 'loadMs', q: number): Line => own.map((step) => durationAt(step[of], q) ?? null);
  return {
    x: steps.map(({ at }) => at / 1_000),
    reads: {
      l1: rate(({ l1 }) => l1),
      l2: rate(({ l2 }) => l2),
      misses: rate(({ misses }) => misses),
      stale: rate(({ stale }) => stale),
    },
    missRate: own.map((step) => {
      const share = missRate(step);
      return share === undefined ? null : share * 100;
    }),
    loads: {
      loads: rate(({ loads }) => loads),
      failed: rate(({ failed }) => failed),
      refused: rate(({ refused }) => refused),
    },
    redisMs: { p50: duration('l2Ms', 0.5), p99: duration('l2Ms', 0.99) },
    loadMs: { p50: duration('loadMs', 0.5), p99: duration('loadMs', 0.99) },
    bytes: own.map(({ bytes }) => bytes),
  };
}
