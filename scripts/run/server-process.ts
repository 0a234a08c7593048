import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { asProcessEnv, type Variables } from './environment.ts';
import { exitCodeOf } from './exit-code.ts';
import { Failure } from './failure.ts';
import { killGroup, type Lifecycle } from './lifecycle.ts';
import { atRoot, root } from './root.ts';

const STOP_MS = 15_000;
// The line that tells machines what we tell people ourselves, and what Next says of its own start.
const READY = /^ready http/;
const STARTING = /^\s*[✓▲]/;

export type ServerProcess = {
  url: string;
  /** Settles when the server ends without having been told to. */
  lost: Promise<Failure>;
};

/**
 * Starts `server.ts` as a child that lives no longer than we do, and waits until it listens.
 * @param print shows what it prints, line by line
 * @throws Failure when it ends before
 */
export async function startServer(
  life: Lifecycle,
  env: Variables,
  print: (line: string) => void,
): Promise<ServerProcess> {
  life.signal.throwIfAborted();
  // A group of its own: a terminal's Ctrl-C must reach it through us, in its turn.
  const child = spawn(process.execPath, [atRoot('server.ts')], {
    cwd: root,
    env: asProcessEnv({ ...process.env, ...env }),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  });
  let told = false;
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
    child.once('error', () => resolve(1));
  });
  life.onStop(
    'server',
    async () => {
      told = true;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => killGroup(child.pid, 'SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(impatience);
    },
    () => killGroup(child.pid, 'SIGKILL'),
  );
  let isReady = false;
  createInterface({ input: child.stdout as Readable }).on('line', (line) => {
    if (!READY.test(line) && (isReady || !STARTING.test(line))) print(line);
  });
  const ready = new Promise<string>((resolve) => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready' && message.url !== undefined) resolve(message.url);
    });
  });
  const lost = ended.then((code) =>
    told ? new Promise<never>(() => {}) : new Failure(`The server has ended unexpectedly, with code ${code}.`),
  );
  const first = await Promise.race([ready, lost]);
  if (first instanceof Failure) throw first;
  isReady = true;
  return { url: first, lost };
}
