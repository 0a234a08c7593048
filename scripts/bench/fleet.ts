import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Call, Commands, Reply } from './worker/commands.ts';

const PROGRAM = fileURLToPath(new URL('./worker.ts', import.meta.url));
const END_MS = 2_000;
const KEPT_CHARS = 4_000;

/** A process of the bench. */
export type Worker = {
  /** @throws what the command throws there, or that the process has ended */
  call<Name extends keyof Commands>(
    name: Name,
    ...args: Parameters<Commands[Name]>
  ): Promise<Awaited<ReturnType<Commands[Name]>>>;
  /** Ends it as a crash would. */
  kill(): void;
  stop(): Promise<void>;
};

export function startWorker(): Worker {
  const child = fork(PROGRAM, {
    // Many processes compile the same files.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env },
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const complaints = keepOutput(child);
  let ids = 0;

  child.on('message', (reply: Reply) => {
    const asked = open.get(reply.id);
    open.delete(reply.id);
    if ('error' in reply) asked?.reject(new Error(reply.error));
    else asked?.resolve(reply.result);
  });
  const lose = (reason: string) => {
    for (const asked of open.values()) asked.reject(new Error(reason));
    open.clear();
  };
  child.once('exit', (code, signal) => lose(`a process of the bench ended (${signal ?? code})\n${complaints()}`));
  child.once('error', (error) => lose(error.message));

  return {
    call(name, ...args) {
      const asked = Promise.withResolvers<unknown>();
      // Whoever asks several processes at once hears of the first failure only.
      asked.promise.catch(() => {});
      const message: Call = { id: ids++, name, args };
      open.set(message.id, asked);
      if (child.connected) child.send(message);
      else lose('a process of the bench has ended');
      return asked.promise as Promise<never>;
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (child.connected) child.disconnect();
      const impatience = setTimeout(() => child.kill('SIGKILL'), END_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** The end of what it complains about, for the case that it does not survive. */
function keepOutput(child: ChildProcess): () => string {
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-KEPT_CHARS);
  });
  return () => output;
}
