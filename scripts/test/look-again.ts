import type { Verdict } from './step.ts';

/** More than that is no matter of chance. */
const MOST = 5;

/**
 * Tries what failed once more, by itself. On a machine that is too busy a test may run out of time among others; what then
 * passes is told as flaky, by name. Whatever fails twice, or was no test, has failed.
 * @param again runs the failed tests alone
 */
export async function lookAgain(first: Verdict, again: () => Promise<Verdict>): Promise<Verdict> {
  const { counts, failures } = first;
  const areAllTests = failures.length === counts.failed;
  if (counts.failed === 0 || counts.failed > MOST || !areAllTests) return first;
  const second = await again();
  if (second.counts.failed > 0 || second.counts.passed < counts.failed) return first;
  return {
    ...first,
    counts: { ...counts, passed: counts.passed + counts.failed, failed: 0 },
    failures: [],
    flaky: failures,
  };
}
