import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CacheStats } from '#lib/cache/engine/cache.ts';
import { createObserver, summarize } from '#lib/cache/engine/observe/observer.ts';
import { startSampler } from '#lib/fleet/sampler.ts';
import { addUp, durationAt, mergeSteps, missRate, STEP_MS, type Step, type ThingStep } from '#lib/fleet/steps.ts';

const NOTHING = addUp([]);
const step = (at: number, things: Record<string, Partial<ThingStep>>): Step => ({
  at,
  things: Object.fromEntries(Object.entries(things).map(([name, some]) => [name, { ...NOTHING, ...some }])),
});

describe('mergeSteps', () => {
  it('adds up what the processes did in the same step, thing by thing, oldest step first', () => {
    const merged = mergeSteps([
      [step(10, { product: { l1: 2, loadMs: [[3, 1]] } }), step(5, { product: { l1: 1 } })],
      [
        step(10, {
          product: {
            l1: 3,
            misses: 1,
            loadMs: [
              [3, 4],
              [1, 1],
            ],
          },
          page: { bytes: 7 },
        }),
      ],
    ]);
    expect(merged).toEqual([
      step(5, { product: { l1: 1 } }),
      step(10, {
        product: {
          l1: 5,
          misses: 1,
          loadMs: [
            [1, 1],
            [3, 5],
          ],
        },
        page: { bytes: 7 },
      }),
    ]);
  });
});

describe('figures of a step', () => {
  it('has a miss rate of all reads, stale ones included, and none without reads', () => {
    expect(missRate({ ...NOTHING, l1: 6, l2: 1, stale: 1, misses: 2 })).toBe(0.2);
    expect(missRate(NOTHING)).toBeUndefined();
  });

  it('finds quantiles in what several processes measured together', () => {
    // Buckets double from a sixteenth of a millisecond on: 1 ms is the fourth.
    expect(
      [0.5, 0.99].map((q) =>
        durationAt(
          [
            [4, 98],
            [9, 2],
          ],
          q,
        ),
      ),
    ).toEqual([1, 32]);
    expect(durationAt([], 0.5)).toBeUndefined();
  });
});

describe('startSampler', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 + 1_234 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watched() {
    const observer = createObserver({ now: Date.now }, {});
    const { told } = observer.watch('product');
    observer.watch('idle');
    const local = { entries: 0, bytes: 0 };
    const read = (): CacheStats['things'] =>
      Object.fromEntries(
        [...observer.things()].map(([name, counts]) => [name, { ...summarize(counts), local: { ...local } }]),
      );
    const hit = () =>
      told({ key: 'k', ms: 0, entry: { found: false, tags: [], createdAt: 0 }, state: 'hit', layer: 'l1' });
    return { observer, read, hit };
  }

  it('notes at whole steps of the clock what was done since the last one, and only of things that did something', () => {
    const { observer, read, hit } = watched();
    hit();
    const sampler = startSampler(read);
    hit();
    hit();
    observer.emit({ type: 'load', thing: 'product', keys: 1, ms: 1 });
    vi.advanceTimersByTime(STEP_MS);
    hit();
    vi.advanceTimersByTime(STEP_MS);
    expect(sampler.since(0)).toEqual([
      step(1_005_000, { product: { l1: 2, loads: 1, loadMs: [[4, 1]] } }),
      step(1_010_000, { product: { l1: 1 } }),
    ]);
    sampler.close();
  });

  it('gives only what came after, keeps a quarter of an hour, and ends with its process', () => {
    const { read } = watched();
    const sampler = startSampler(read);
    vi.advanceTimersByTime(3 * STEP_MS);
    expect(sampler.since(1_005_000).map(({ at }) => at)).toEqual([1_010_000, 1_015_000]);
    vi.advanceTimersByTime(300 * STEP_MS);
    expect(sampler.since(0)).toHaveLength(180);
    sampler.close();
    const last = sampler.since(0).at(-1);
    vi.advanceTimersByTime(3 * STEP_MS);
    expect(sampler.since(0).at(-1)).toEqual(last);
  });
});
