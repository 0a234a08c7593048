import { join } from 'node:path';
import { Stopped } from '../run/lifecycle.ts';
import { describeError } from '../run/run-command.ts';
import { openTestEdge } from './open-test-edge.ts';
import { runPlaywright, toDetails } from './playwright.ts';
import { failStep, type Step } from './step.ts';

/** Playwright through an edge: two processes of the production build behind two caches that they purge. */
export const edgeStep: Step = {
  name: 'edge',
  needs: ['redis', 'browser', 'varnish'],
  async run(context) {
    const { life, workspace, detail } = context;
    try {
      const env = await openTestEdge(life, toDetails(detail), join(workspace, 'edge'));
      return await runPlaywright('edge', { projects: ['edge'], env }, context);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return failStep(describeError(error));
    }
  },
};
