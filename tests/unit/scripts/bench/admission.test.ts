import { expect, it } from 'vitest';
import { createLru, createTinyLfu } from '#scripts/bench/admission/caches.ts';
import { replay } from '#scripts/bench/admission/replay.ts';
import { makeTrace } from '#scripts/bench/admission/trace.ts';

const TRACE = {
  products: 1_000,
  requests: 40_000,
  skew: 0.9,
  crawled: 0.3,
  newcomerEvery: Number.POSITIVE_INFINITY,
};

it('keeps what was touched last', () => {
  const cache = createLru(2);
  expect([1, 2, 1, 3, 1, 2].map(cache.touch)).toEqual([false, false, true, false, true, false]);
});

it('lets a newcomer in only when it is asked for more often than the oldest', () => {
  const cache = createTinyLfu(2);
  for (const key of [1, 1, 1, 2, 2, 2]) cache.touch(key);
  expect(cache.touch(3)).toBe(false);
  expect(cache.touch(3)).toBe(false);
  expect(cache.touch(1)).toBe(true);
  expect(cache.touch(2)).toBe(true);
});

it('makes the same trace every time, with the crawler asking for one product after the other', () => {
  const requests = [...makeTrace(TRACE)];
  expect([...makeTrace(TRACE)]).toEqual(requests);
  expect(requests).toHaveLength(TRACE.requests);
  const crawled = requests.filter(({ crawler }) => crawler);
  expect(crawled.length / requests.length).toBeCloseTo(TRACE.crawled, 1);
  expect(crawled.slice(0, 3).map(({ key }) => key)).toEqual([0, 1, 2]);
});

it('asks for popular products as much more often as its skew says', () => {
  const counts = new Map<number, number>();
  for (const { key } of makeTrace({ ...TRACE, crawled: 0 })) counts.set(key, (counts.get(key) ?? 0) + 1);
  expect((counts.get(0) ?? 0) / (counts.get(9) ?? 1)).toBeCloseTo(10 ** TRACE.skew, -0.5);
});

it('finds that admission withstands a crawler better', () => {
  const [lru = 1, tiny = 0] = replay(TRACE, [createLru(100), createTinyLfu(100)]);
  expect(tiny).toBeGreaterThan(lru);
});

it('finds everything in a cache that has room for everything', () => {
  expect(replay({ ...TRACE, requests: 400_000 }, [createLru(1_000)])[0]).toBeGreaterThan(0.999);
});
