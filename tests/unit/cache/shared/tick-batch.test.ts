import { expect, it, vi } from 'vitest';
import { createTickBatch } from '#lib/cache/engine/shared/tick-batch.ts';

it('asks once for all that is asked in one turn, and gives each caller its own answers', async () => {
  const flush = vi.fn(async (items: readonly number[]) => items.map((item) => item * 2));
  const ask = createTickBatch(flush);
  expect(await Promise.all([ask([1, 2]), ask([]), ask([3])])).toEqual([[2, 4], [], [6]]);
  expect(flush.mock.calls).toEqual([[[1, 2, 3]]]);
});

it('asks again in the next turn', async () => {
  const flush = vi.fn(async (items: readonly number[]) => [...items]);
  const ask = createTickBatch(flush);
  await ask([1]);
  await ask([2]);
  expect(flush.mock.calls).toEqual([[[1]], [[2]]]);
});

it.each([1, 3])('lets none of %i callers wait for ever when asking fails', async (callers) => {
  const ask = createTickBatch(async () => {
    throw new Error('a reply that nobody can read');
  });
  const outcomes = await Promise.allSettled(Array.from({ length: callers }, () => ask([1])));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(Array(callers).fill('rejected'));
});
