import { join, relative } from 'node:path';
import { asProcessEnv, type Variables } from '../run/environment.ts';
import { SILENT } from '../run/progress.ts';
import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { keepRedis } from '../services/redis/keep.ts';
import { startServices } from '../services/start-services.ts';
import { lookAgain } from './look-again.ts';
import { type Findings, readReport } from './read-report.ts';
import type { Requirement, Step, StepContext, Verdict } from './step.ts';
import { WORKERS } from './workers.ts';

type FileResult = { name: string; status: string; assertionResults: { status: string; fullName: string }[] };

/** A project of vitest.config.ts as a step. */
export function vitestStep(project: string, needs: readonly Requirement[]): Step {
  return {
    name: project,
    needs,
    async run(context) {
      const services = needs.includes('redis') ? await openServices(context) : {};
      const first = await runVitest(project, context, services);
      // Whole files: tests of one may build on what those before them have done.
      return lookAgain(first, () => runVitest(project, context, services, filesOf(first)));
    },
  };
}

/** Servers for the tests, run by us rather than by Vitest: ours end in order however the run ends. */
async function openServices({ life, workspace }: StepContext): Promise<Variables> {
  const own = { dataDir: join(workspace, 'integration'), databaseUrl: undefined, redisUrl: undefined };
  const { databaseUrl, redisUrl } = await startServices(own, life, SILENT, { durable: false });
  // One for each worker, since tests empty theirs.
  const others = Array.from({ length: WORKERS - 1 }, (_, nth) =>
    keepRedis(join(workspace, `integration-${nth + 2}`, 'redis'), life, SILENT),
  );
  const redisUrls = [redisUrl, ...(await Promise.all(others))];
  return { STRATA_TEST_DATABASE_URL: databaseUrl, STRATA_TEST_REDIS_URLS: redisUrls.join(',') };
}

async function runVitest(
  project: string,
  { life, workspace, detail }: StepContext,
  services: Variables,
  only: readonly string[] = [],
): Promise<Verdict> {
  const report = join(workspace, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runChild(
    life,
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...only],
    {
      cwd: root,
      env: asProcessEnv({ ...process.env, ...services, NODE_ENV: 'test', TMPDIR: workspace }),
      onOutput: (chunk) => detail(chunk.trim().split('\n').at(-1) ?? ''),
    },
  );
  return readReport(report, code, output, findTests);
}

const BETWEEN = ' > ';

/** Of tests that failed, which are named after them. */
const filesOf = ({ failures }: Verdict) => [...new Set(failures.map((name) => name.split(BETWEEN, 1)[0] as string))];

function findTests({ testResults }: { testResults: FileResult[] }): Findings {
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map(({ status, fullName }) => ({
      status,
      name: [relative(root, file.name), fullName].join(BETWEEN),
    })),
  );
  const count = (...wanted: string[]) => tests.filter(({ status }) => wanted.includes(status)).length;
  // A file that cannot be loaded has no tests to fail, but it has failed.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    counts: {
      passed: count('passed'),
      failed: count('failed') + broken.length,
      skipped: count('skipped', 'pending', 'todo', 'disabled'),
    },
    failures: [
      ...tests.filter(({ status }) => status === 'failed').map(({ name }) => name),
      ...broken.map(({ name }) => relative(root, name)),
    ],
  };
}
