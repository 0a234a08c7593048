import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { startRelay } from '#lib/changes/relay.ts';
import { joinFleet } from '#lib/fleet/fleet.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import { createRequestHandler } from '#lib/pages/handle-request.ts';
import { createPictureHandler } from '#lib/pages/serve-picture.ts';
import { createStaticHandler } from '#lib/pages/serve-static.ts';
import { getRuntime, type Runtime } from '#lib/runtime.ts';

/** How long requests under way may take to finish after a signal. */
const DRAIN_MS = 10_000;

const runtime = getRuntimeOrExit();
const { config, log } = runtime;
const isDevelopment = config.env === 'development';
// Next keeps a process alive whatever is thrown in it, so what fails here has to be ended here.
const { app, handler, build } = await prepare().catch((error: Error) =>
  exitWith(`The server could not start: ${error.message}`),
);

const server = createServer(
  { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
  (...exchange) => {
    void handler(...exchange);
  },
);
if (isDevelopment) {
  const upgrade = app.getUpgradeHandler();
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
}

server.once('error', (error: NodeJS.ErrnoException) => {
  const reason = error.code === 'EADDRINUSE' ? 'the port is taken by another program' : error.message;
  exitWith(`Cannot listen on ${config.host}:${config.port}: ${reason}`);
});
server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  console.log(`ready ${url}`);
  process.send?.({ type: 'ready', url });
});

// Beside serving: one process of all leads, the others stand by.
const relay = startRelay(runtime);
const worker = startWorker(runtime);
joinFleet(runtime, { build: build ?? 'development', role: () => relay.state().role });

let stopping = false;
async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.debug({ why }, 'stopping');
  const worked = worker.close();
  const drained = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await drained;
  clearTimeout(timer);
  await Promise.all([app.close(), relay.close(), worked]);
  await runtime.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
// The channel to `npm start` breaks when that is killed: nobody would stop this process then.
process.on('disconnect', () => void stop('parent gone'));

async function prepare() {
  const dir = import.meta.dirname;
  const app = next({ dev: isDevelopment, dir, hostname: config.host, port: config.port, turbopack: true });
  await app.prepare();
  const build = isDevelopment ? undefined : readFileSync(join(dir, '.next', 'BUILD_ID'), 'utf8');
  const handler = createRequestHandler(runtime, {
    render: app.getRequestHandler(),
    build,
    serveStatic: isDevelopment ? (_request, _response, proceed) => proceed() : createStaticHandler(dir),
    servePicture: createPictureHandler(runtime),
  });
  return { app, handler, build };
}

function getRuntimeOrExit(): Runtime {
  try {
    return getRuntime();
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
}

function exitWith(line: string): never {
  console.error(line);
  process.exit(1);
}
