import { expect, it } from 'vitest';
import { buildCacheStatus, buildPageStatus, buildServerTiming } from '#lib/cdn/status.ts';

const reads = (l1: number, l2: number, db: number) => ({
  reads: { l1: { count: l1, ms: 0 }, l2: { count: l2, ms: 1.25 }, db: { count: db, ms: 30 } },
});

it('names the layer nearest to the truth that was needed', () => {
  expect(buildCacheStatus(reads(3, 0, 0))).toBe('strata-l1; hit'.replace('; ', ';'));
  expect(buildCacheStatus(reads(3, 1, 0))).toBe('strata-l2;hit, strata-l1;fwd=miss');
  expect(buildCacheStatus(reads(3, 1, 1))).toBe('strata-db;detail=loaded, strata-l2;fwd=miss, strata-l1;fwd=miss');
  expect(buildCacheStatus(reads(0, 0, 0))).toBeUndefined();
});

it('a page that is kept says so, and whether this process had it', () => {
  expect(buildPageStatus({ state: 'hit', layer: 'l1' })).toBe('strata-page;hit');
  expect(buildPageStatus({ state: 'hit', layer: 'l2' })).toBe('strata-page;hit;detail=l2');
  // What was read for it was read at another time.
  expect(buildPageStatus({ state: 'hit', layer: 'l2' }, reads(1, 1, 1))).toBe('strata-page;hit;detail=l2');
  expect(buildPageStatus({ state: 'stale', layer: 'l2', reason: 'load-failed' })).toBe('strata-page;hit;detail=stale');
});

it('a page that was rendered says what was asked for it, whether it was kept, and why not', () => {
  const filled = { state: 'filled', layer: 'db' } as const;
  expect(buildPageStatus(filled, reads(3, 1, 0))).toBe(
    'strata-l2;hit, strata-l1;fwd=miss, strata-page;fwd=miss;stored',
  );
  expect(buildPageStatus(filled)).toBe('strata-page;fwd=miss;stored');
  for (const reason of ['fenced', 'unkept', 'store-unavailable', 'newer-present', 'untrusted']) {
    expect(buildPageStatus({ state: 'degraded', layer: 'db', reason }, reads(1, 0, 0))).toBe(
      `strata-l1;hit, strata-page;fwd=miss;detail=${reason}`,
    );
  }
});

it('tells the milliseconds of each layer that was asked', () => {
  expect(buildServerTiming(reads(2, 1, 0), 5)).toBe(
    'strata-l1;dur=0.0;desc="2 reads", strata-l2;dur=1.3;desc="1 reads", total;dur=5.0',
  );
});
