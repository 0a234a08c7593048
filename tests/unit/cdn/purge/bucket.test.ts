import { describe, expect, it } from 'vitest';
import { available, type Bucket, block, createBucket, refill, take, waitFor } from '#lib/cdn/purge/bucket.ts';
import { PLANS } from '#lib/cdn/purge/plans.ts';

const { free, pro } = PLANS;
const SECOND = 1_000;

describe('a bucket', () => {
  it('begins full, and gives whole calls', () => {
    const full = createBucket(free, 0);
    expect(available(full, free, 0)).toBe(25);
    expect(available(take(full, free, 0, 25), free, 0)).toBe(0);
    expect(available({ ...full, tokens: 0.9 }, free, 0)).toBe(0);
  });

  it('refills at the plan’s rate, and never above its size', () => {
    const empty = take(createBucket(free, 0), free, 0, 25);
    expect(available(empty, free, 11 * SECOND)).toBe(0);
    expect(available(empty, free, 12 * SECOND)).toBe(1);
    expect(available(empty, free, 60 * SECOND)).toBe(5);
    expect(available(empty, free, 24 * 3_600 * SECOND)).toBe(25);
  });

  it('says how long to wait', () => {
    const empty = take(createBucket(pro, 0), pro, 0, 25);
    expect(waitFor(empty, pro, 0)).toBe(200);
    expect(waitFor(empty, pro, 0, 3)).toBe(600);
    expect(waitFor(empty, pro, 150)).toBe(50);
    expect(waitFor(createBucket(pro, 0), pro, 0)).toBe(0);
  });

  it('gives nothing while it is blocked, and one call then', () => {
    const blocked = block(createBucket(free, 0), free, 0, 3 * SECOND);
    expect(available(blocked, free, 2_999)).toBe(0);
    expect(waitFor(blocked, free, 0)).toBe(3 * SECOND);
    expect(available(blocked, free, 3 * SECOND)).toBe(1);
    expect(available(blocked, free, 4 * SECOND)).toBe(1);
  });

  it('is not unblocked by a shorter refusal', () => {
    const blocked = block(block(createBucket(pro, 0), pro, 0, 9 * SECOND), pro, 0, 1 * SECOND);
    expect(available(blocked, pro, 8 * SECOND)).toBe(0);
  });

  it('neither gains nor loses by a clock that goes back', () => {
    expect(refill({ tokens: 3, at: 10 * SECOND, blockedUntil: 0 }, pro, 0)).toMatchObject({ tokens: 3, at: 0 });
  });

  it.each(Object.entries(PLANS))('keeps a burst within what plan %s allows, in every minute', (_plan, limits) => {
    let bucket: Bucket = createBucket(limits, 0);
    const calls: number[] = [];
    for (let now = 0; now < 300 * SECOND; now += 50) {
      for (let left = available(bucket, limits, now); left > 0; left--) {
        bucket = take(bucket, limits, now, 1);
        calls.push(now);
      }
    }
    // No call comes within a minute of the one that a minute's worth of calls lies between.
    const most = limits.bucket + 60 * limits.perSecond;
    const tooSoon = calls.filter((at, index) => at - (calls[index - most] ?? Number.NEGATIVE_INFINITY) < 60 * SECOND);
    expect(tooSoon).toEqual([]);
    expect(calls.length).toBeGreaterThanOrEqual(Math.floor(limits.bucket + 299 * limits.perSecond));
  });
});
