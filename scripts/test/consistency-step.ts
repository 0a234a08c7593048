import { root } from '../run/root.ts';
import { runChild } from '../run/run-child.ts';
import { judgeExit, type Step } from './step.ts';

const ARGS = ['--seconds', '8', '--processes', '2', '--products', '100', '--readers', '6'];

/** A short run of `npm run consistency`; by itself, since what disturbs it also excuses it. */
export const consistencyStep: Step = {
  name: 'consistency',
  needs: ['redis', 'varnish'],
  async run({ life, workspace }) {
    const { code, output } = await runChild(life, process.execPath, ['scripts/consistency.ts', ...ARGS], {
      cwd: root,
      env: { ...process.env, TMPDIR: workspace },
    });
    return judgeExit(code, output);
  },
};
