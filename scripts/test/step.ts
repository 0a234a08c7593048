import type { Lifecycle } from '../run/lifecycle.ts';

export type Counts = { passed: number; failed: number; skipped: number };

/** What a step has found; `output` is shown when something failed. */
export type Verdict = {
  counts: Counts;
  output: string;
  /** Names of the tests that failed; what failed without being a test is not among them. */
  failures: readonly string[];
  /** Names of those that failed among others and passed by themselves: defects, but none to stop a release for. */
  flaky: readonly string[];
};

export type StepContext = {
  /** Of the step: what it opens ends with it. */
  life: Lifecycle;
  /** A directory for this run alone, removed at its end. */
  workspace: string;
  /** Says how far the step is. */
  detail: (text: string) => void;
};

export type Step = {
  name: string;
  /** Programs of the system that it needs. */
  needs: readonly Requirement[];
  run: (context: StepContext) => Promise<Verdict>;
};

export type Requirement = 'redis' | 'browser' | 'varnish';

/** The verdict of a step that is one test by itself. */
export function judgeExit(code: number, output: string): Verdict {
  const counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { counts, output, failures: [], flaky: [] };
}

/** The verdict of a step that could not do its work. */
export function failStep(output: string): Verdict {
  return judgeExit(1, output);
}

/** Counts as people read them; zeros are left out, save for the passed. */
export function formatCounts({ passed, failed, skipped }: Counts, flaky = 0): string {
  return [
    `${passed} passed`,
    failed > 0 && `${failed} failed`,
    skipped > 0 && `${skipped} skipped`,
    flaky > 0 && `${flaky} flaky`,
  ]
    .filter(Boolean)
    .join(', ');
}
