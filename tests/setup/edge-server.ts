import { join } from 'node:path';
import { buildIfStale } from '#scripts/run/build.ts';
import { runCommand } from '#scripts/run/run-command.ts';
import { openTestEdge } from '#scripts/test/open-test-edge.ts';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';

/** The shop behind an edge that a bare `playwright test` visits, on the ports it is given: of the edge, and of its API. */
await runCommand(async (life, progress) => {
  await buildIfStale(life, progress);
  const workspace = await openWorkspace();
  life.onStop('workspace', () => closeWorkspace(workspace));
  const [port, apiPort] = process.argv.slice(2).map(Number);
  if (port === undefined || apiPort === undefined) throw new Error('usage: edge-server.ts PORT API_PORT');
  await openTestEdge(life, progress, join(workspace, 'edge'), { port, apiPort });
  await new Promise(() => {});
});
