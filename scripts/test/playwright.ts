import { join } from 'node:path';
import { asProcessEnv, type Variables } from '../run/environment.ts';
import { type Progress, SILENT } from '../run/progress.ts';
import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { readReport } from './read-report.ts';
import type { StepContext, Verdict } from './step.ts';

type Stats = { expected: number; unexpected: number; flaky: number; skipped: number };

/**
 * Runs some of Playwright's projects on a shop that is there already.
 * @param env tells the tests where it is
 */
export async function runPlaywright(
  name: string,
  { projects, env }: { projects: readonly string[]; env: Variables },
  { life, workspace, detail }: StepContext,
): Promise<Verdict> {
  const report = join(workspace, `${name}.json`);
  const chosen = projects.map((project) => `--project=${project}`);
  const { code, output } = await runChild(
    life,
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...chosen],
    {
      cwd: root,
      env: asProcessEnv({ ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, TMPDIR: workspace }),
      onOutput: (chunk) => detail(chunk.trim().split('\n').at(-1) ?? ''),
    },
  );
  return readReport(report, code, output, ({ stats }: { stats: Stats }) => ({
    // A test that needed a second try has not passed: what is flaky here is flaky for shoppers.
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));
}

/** Tells of the steps of an opening shop as details of one step. */
export const toDetails = (detail: StepContext['detail']): Progress => ({
  ...SILENT,
  step(title, work) {
    detail(title);
    return work(() => {});
  },
});
