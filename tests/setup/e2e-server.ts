import { join } from 'node:path';
import { buildIfStale } from '#scripts/run/build.ts';
import { runCommand } from '#scripts/run/run-command.ts';
import { openTestShop } from '#scripts/test/open-test-shop.ts';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';

/** The shop that a bare `playwright test` visits, on the port it is given. */
await runCommand(async (life, progress) => {
  await buildIfStale(life, progress);
  const workspace = await openWorkspace();
  life.onStop('workspace', () => closeWorkspace(workspace));
  const server = await openTestShop(life, progress, join(workspace, 'e2e'), Number(process.argv[2]));
  throw await server.lost;
});
