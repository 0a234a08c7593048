import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { judgeExit, type Step, type StepContext, type Verdict } from './step.ts';

const NEXT = 'node_modules/next/dist/bin/next';

/** Checks that read the sources only; each counts as one test. */
export const staticSteps: readonly Step[] = [
  { name: 'types', needs: [], run: checkTypes },
  {
    name: 'lint',
    needs: [],
    run: (context) => runTool(context, ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']),
  },
  {
    name: 'dead-code',
    needs: [],
    run: (context) => runTool(context, ['node_modules/knip/bin/knip.js', '--no-progress']),
  },
];

async function checkTypes(context: StepContext): Promise<Verdict> {
  // Next writes the types of routes and page properties, which the sources refer to.
  const routes = await runTool(context, [NEXT, 'typegen']);
  return routes.counts.failed > 0 ? routes : runTool(context, ['node_modules/typescript/bin/tsc', '--noEmit']);
}

async function runTool({ life }: StepContext, args: string[]): Promise<Verdict> {
  const { code, output } = await runChild(life, process.execPath, args, { cwd: root });
  return judgeExit(code, output);
}
