import { describe, expect, it, vi } from 'vitest';
import { lookAgain } from '#scripts/test/look-again.ts';
import type { Verdict } from '#scripts/test/step.ts';

const verdict = (passed: number, failures: string[], failed = failures.length): Verdict => ({
  counts: { passed, failed, skipped: 1 },
  output: 'output',
  failures,
  flaky: [],
});

describe('what failed is tried once more', () => {
  it('and is flaky when it passes by itself', async () => {
    const { counts, failures, flaky } = await lookAgain(verdict(7, ['a', 'b']), async () => verdict(2, []));
    expect({ counts, failures, flaky }).toEqual({
      counts: { passed: 9, failed: 0, skipped: 1 },
      failures: [],
      flaky: ['a', 'b'],
    });
  });

  it.each([
    ['when one of them fails again', verdict(1, ['b'])],
    ['when not all of them were run', verdict(1, [])],
    ['when the runner fails by itself', verdict(2, [], 1)],
  ])('and has failed %s', async (_name, second) => {
    const first = verdict(7, ['a', 'b']);
    expect(await lookAgain(first, async () => second)).toEqual(first);
  });
});

it.each([
  ['nothing failed', verdict(7, [])],
  ['something failed that was no test', verdict(7, ['a'], 2)],
  ['too much failed to be chance', verdict(7, ['a', 'b', 'c', 'd', 'e', 'f'])],
])('nothing is tried again when %s', async (_name, first) => {
  const again = vi.fn();
  expect(await lookAgain(first, again)).toBe(first);
  expect(again).not.toHaveBeenCalled();
});
