import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { atRoot } from '#scripts/run/root.ts';
import { guardAgainstOrphan } from './orphan-guard.ts';

const PROGRAM = fileURLToPath(new URL('./checkout-worker.ts', import.meta.url));

export type CheckoutWorkerSettings = {
  /** Each checkout stops at the statement that has these words, before or after it is sent; with the last, the process dies. */
  dieAt?: { words: string; when: 'before' | 'after' };
};
export type Purchase = { tokenDigest: string; key: string };
export type CheckoutCall = { purchases: readonly Purchase[] };
type Message = { ready?: true; states?: string[]; error?: string };

export type CheckoutProcess = {
  /** Buys all these carts at once. @returns what became of each; rejects when the process dies */
  buyAll(purchases: readonly Purchase[]): Promise<string[]>;
};

/** Another process of the test's shop, on its database and Redis. It ends with the test. */
export async function startCheckoutProcess(settings: CheckoutWorkerSettings = {}): Promise<CheckoutProcess> {
  const child = fork(PROGRAM, [JSON.stringify(settings)], {
    execArgv: [],
    env: { ...process.env, LOG_LEVEL: 'silent', NODE_COMPILE_CACHE: atRoot('node_modules', '.cache', 'strata-fleet') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  const ended = once(child, 'exit');
  void ended.then(guardAgainstOrphan(pid));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const hear = async (): Promise<Message> => {
    const heard = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (!heard) throw new Error(`process ${pid} is gone`);
    return heard[0] as Message;
  };
  await hear();
  return {
    async buyAll(purchases) {
      const answer = hear();
      child.send({ purchases } satisfies CheckoutCall);
      const { states, error } = await answer;
      if (!states) throw new Error(error);
      return states;
    },
  };
}
