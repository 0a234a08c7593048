import { join } from 'node:path';
import { asProcessEnv } from '../run/environment.ts';
import { Stopped } from '../run/lifecycle.ts';
import { type Progress, SILENT } from '../run/progress.ts';
import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { describeError } from '../run/run-command.ts';
import { openTestShop } from './open-test-shop.ts';
import { readReport } from './read-report.ts';
import { failStep, type Step, type StepContext, type Verdict } from './step.ts';

type Stats = { expected: number; unexpected: number; flaky: number; skipped: number };

/** Playwright on a shop of its own: the production build, with a database, a cache and 2,000 products of its own. */
export const browserStep: Step = {
  name: 'e2e',
  needs: ['redis', 'browser'],
  async run(context) {
    const { life, workspace, detail } = context;
    const progress: Progress = {
      ...SILENT,
      step(title, work) {
        detail(title);
        return work(() => {});
      },
    };
    try {
      const { url } = await openTestShop(life, progress, join(workspace, 'e2e'));
      return await runPlaywright(url, context);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return failStep(describeError(error));
    }
  },
};

async function runPlaywright(url: string, { life, workspace, detail }: StepContext): Promise<Verdict> {
  const report = join(workspace, 'e2e.json');
  const { code, output } = await runChild(
    life,
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    {
      cwd: root,
      env: asProcessEnv({
        ...process.env,
        STRATA_E2E_URL: url,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        TMPDIR: workspace,
      }),
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
