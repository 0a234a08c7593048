import { readFileSync } from 'node:fs';
import type { Counts, Verdict } from './step.ts';

/**
 * Turns a runner's JSON report into a verdict. A runner that failed although no test did, or left no report, is one
 * failed test: nothing may turn green by not being counted.
 */
export function readReport<T>(file: string, code: number, output: string, count: (report: T) => Counts): Verdict {
  const counts = readCounts(file, count);
  if (counts === undefined) return { counts: { passed: 0, failed: 1, skipped: 0 }, output };
  const silent = code !== 0 && counts.failed === 0;
  const nothing = counts.passed + counts.failed === 0;
  return { counts: silent || nothing ? { ...counts, failed: 1 } : counts, output };
}

function readCounts<T>(file: string, count: (report: T) => Counts): Counts | undefined {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as T);
  } catch {
    return undefined;
  }
}
