import { expect, it } from 'vitest';
import type { Plan } from '#lib/cdn/purge/plans.ts';
import { createRateLimit } from '#scripts/edge/api/rate-limit.ts';

const CALL = { bucket: 'calls', tokens: 1 } as const;
const files = (tokens: number) => ({ bucket: 'files', tokens }) as const;

function openLimit(plan: Plan) {
  let now = 0;
  const limit = createRateLimit(plan, () => now);
  return {
    ...limit,
    pass: (ms: number) => {
      now += ms;
    },
    /** How many calls are allowed in a row. */
    drain: () => {
      let calls = 0;
      while (calls < 1_000 && limit.take(CALL).state === 'allowed') calls += 1;
      return calls;
    },
  };
}

it.each([
  ['free', 25, 5 / 60],
  ['pro', 25, 5],
  ['business', 50, 10],
  ['enterprise', 500, 50],
] as const)('lets a %s zone make %i calls at once, and then %f a second', (plan, bucket, perSecond) => {
  const limit = openLimit(plan);
  expect(limit.drain()).toBe(bucket);
  limit.pass(60_000 / perSecond / 60 - 1);
  expect(limit.drain()).toBe(0);
  limit.pass(2);
  expect(limit.drain()).toBe(1);
});

it('says how long to wait', () => {
  const limit = openLimit('free');
  limit.drain();
  expect(limit.take(CALL)).toEqual({ state: 'refused', left: 0, waitSeconds: 12, quota: 25, windowSeconds: 300 });
  limit.pass(5_000);
  expect(limit.take(CALL).waitSeconds).toBe(7);
});

it('holds no more than a full bucket, however long nobody calls', () => {
  const limit = openLimit('free');
  limit.drain();
  limit.pass(3_600_000);
  expect(limit.drain()).toBe(25);
});

it('counts files on their own, each of them', () => {
  const limit = openLimit('free');
  expect(limit.take(files(800)).state).toBe('allowed');
  expect(limit.take(files(1))).toMatchObject({ state: 'refused', waitSeconds: 1 });
  expect(limit.drain()).toBe(25);
  limit.pass(1_000);
  expect(limit.take(files(800)).state).toBe('allowed');
});
