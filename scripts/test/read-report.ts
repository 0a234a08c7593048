import { readFileSync } from 'node:fs';
import type { Counts, Verdict } from './step.ts';

/** What a runner's report says. */
export type Findings = { counts: Counts; failures: readonly string[] };

/**
 * Turns a runner's JSON report into a verdict. A runner that failed although no test did, or left no report, is one
 * failed test: nothing may turn green by not being counted.
 */
export function readReport<T>(file: string, code: number, output: string, find: (report: T) => Findings): Verdict {
  const { counts, failures } = readFindings(file, find) ?? { counts: NOTHING, failures: [] };
  const silent = code !== 0 && counts.failed === 0;
  const nothing = counts.passed + counts.failed === 0;
  return { counts: silent || nothing ? { ...counts, failed: 1 } : counts, output, failures, flaky: [] };
}

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

function readFindings<T>(file: string, find: (report: T) => Findings): Findings | undefined {
  try {
    return find(JSON.parse(readFileSync(file, 'utf8')) as T);
  } catch {
    return undefined;
  }
}
