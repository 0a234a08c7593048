import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readReport } from '#scripts/test/read-report.ts';
import type { Counts } from '#scripts/test/step.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const read = (content: string, code: number) => {
  const file = join(makeTemporaryDirectory(), 'report.json');
  writeFileSync(file, content);
  return readReport(file, code, 'output', (counts: Counts) => ({ counts, failures: [] })).counts;
};

it.each([
  ['counts as reported', { passed: 3, failed: 0, skipped: 1 }, 0, { passed: 3, failed: 0, skipped: 1 }],
  ['keeps the failures', { passed: 3, failed: 2, skipped: 0 }, 1, { passed: 3, failed: 2, skipped: 0 }],
  [
    'adds one for a runner that failed by itself',
    { passed: 3, failed: 0, skipped: 0 },
    1,
    { passed: 3, failed: 1, skipped: 0 },
  ],
  ['adds one when nothing has run', { passed: 0, failed: 0, skipped: 4 }, 0, { passed: 0, failed: 1, skipped: 4 }],
])('%s', (_name, reported, code, expected) => {
  expect(read(JSON.stringify(reported), code)).toEqual(expected);
});

it.each(['', '{"half":'])('takes the missing or broken report %j for a failure', (content) => {
  expect(read(content, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
