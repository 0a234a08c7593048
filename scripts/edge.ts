import { readConfig } from '#lib/config.ts';
import { summariseEdge } from './edge/describe-edge.ts';
import { readFlags, USAGE } from './edge/flags.ts';
import { openEdge } from './edge/open-edge.ts';
import { requireVarnish } from './edge/varnish/find-varnish.ts';
import { Failure } from './run/failure.ts';
import { checkPortIsFree } from './run/free-port.ts';
import { runCommand } from './run/run-command.ts';

/** From the last cache to the purge API, so that more locations can follow. */
const API_PORT_OFFSET = 10;

await runCommand(async (life, progress) => {
  const flags = readFlags(process.argv.slice(2));
  if (flags === 'help') {
    process.stdout.write(USAGE);
    return life.stop(0);
  }
  requireVarnish();
  const origins = flags.origins.length > 0 ? flags.origins : [addressOfShop()];
  const ports = Array.from({ length: flags.locations }, (_, at) => flags.port + at);
  const apiPort = flags.apiPort ?? flags.port + flags.locations - 1 + API_PORT_OFFSET;
  for (const port of [...ports, apiPort]) await checkPort(port);
  const edge = await progress.step('edge', async () => {
    const opened = await openEdge({ ...flags, origins, apiPort });
    life.onStop('edge', opened.close);
    return opened;
  });
  progress.note(summariseEdge(edge, origins));
  throw new Failure(`The edge has ended: ${await edge.lost}`);
});

/** Where the shop of this environment serves. */
function addressOfShop(): string {
  const { host, port } = readConfig();
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

async function checkPort(port: number): Promise<void> {
  try {
    await checkPortIsFree('127.0.0.1', port);
  } catch {
    throw new Failure(`--port, --api-port: ${port} on 127.0.0.1 may not be opened or is already in use.`);
  }
}
