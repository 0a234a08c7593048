import { join } from 'node:path';
import { Stopped } from '../run/lifecycle.ts';
import { describeError } from '../run/run-command.ts';
import { openTestShop } from './open-test-shop.ts';
import { runPlaywright, toDetails } from './playwright.ts';
import { failStep, type Step } from './step.ts';

/** Playwright on a shop of its own: the production build, with a database, a cache and 2,000 products of its own; one process more has no Redis. */
export const browserStep: Step = {
  name: 'e2e',
  needs: ['redis', 'browser'],
  async run(context) {
    const { life, workspace, detail } = context;
    try {
      const { server, withoutRedis } = await openTestShop(life, toDetails(detail), join(workspace, 'e2e'));
      const projects = ['http', 'desktop', 'phone', 'without-redis'];
      const env = { STRATA_E2E_URL: server.url, STRATA_WITHOUT_REDIS_URL: withoutRedis.url };
      return await runPlaywright('e2e', { projects, env }, context);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return failStep(describeError(error));
    }
  },
};
