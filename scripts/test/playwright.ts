import { join } from 'node:path';
import { asProcessEnv, type Variables } from '../run/environment.ts';
import { type Progress, SILENT } from '../run/progress.ts';
import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { lookAgain } from './look-again.ts';
import { type Findings, readReport } from './read-report.ts';
import type { StepContext, Verdict } from './step.ts';

type Spec = { title: string; file: string; tests: { projectName: string; status: string }[] };
type Suite = { specs?: Spec[]; suites?: Suite[] };
type Report = { suites: Suite[]; stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

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
  const run = async (more: readonly string[]): Promise<Verdict> => {
    const { code, output } = await runChild(
      life,
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...chosen, ...more],
      {
        cwd: root,
        env: asProcessEnv({ ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, TMPDIR: workspace }),
        onOutput: (chunk) => detail(chunk.trim().split('\n').at(-1) ?? ''),
      },
    );
    return readReport(report, code, output, findTests);
  };
  // A trace takes a third of the time of what it records: only what has failed once is worth it.
  const first = await run(['--trace=off']);
  return lookAgain(first, () => run(['--last-failed', '--workers=1', '--trace=retain-on-failure']));
}

function findTests({ suites, stats }: Report): Findings {
  return {
    counts: { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    failures: suites
      .flatMap(specsOf)
      .flatMap(({ file, title, tests }) =>
        tests
          .filter(({ status }) => status === 'unexpected' || status === 'flaky')
          .map(({ projectName }) => `${file} > ${title} (${projectName})`),
      ),
  };
}

const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];

/** Tells of the steps of an opening shop as details of one step. */
export const toDetails = (detail: StepContext['detail']): Progress => ({
  ...SILENT,
  step(title, work) {
    detail(title);
    return work(() => {});
  },
});
