import { join } from 'node:path';
import { buildIfStale } from '#scripts/run/build.ts';
import { runCommand } from '#scripts/run/run-command.ts';
import { openTestShop } from '#scripts/test/open-test-shop.ts';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';

/** The shop that a bare `playwright test` visits, on the ports it is given: of a process with Redis, and of one without. */
await runCommand(async (life, progress) => {
  await buildIfStale(life, progress);
  const workspace = await openWorkspace();
  life.onStop('workspace', () => closeWorkspace(workspace));
  const [port, portWithoutRedis] = process.argv.slice(2).map(Number);
  if (port === undefined || portWithoutRedis === undefined) {
    throw new Error('usage: e2e-server.ts PORT PORT_WITHOUT_REDIS');
  }
  const shop = await openTestShop(life, progress, join(workspace, 'e2e'), { port, portWithoutRedis });
  throw await Promise.race([shop.server.lost, shop.withoutRedis.lost]);
});
