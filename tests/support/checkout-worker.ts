import { flushCompileCache } from 'node:module';
import { Socket } from 'node:net';
import { getRuntime } from '#lib/runtime.ts';
import type { CheckoutCall, CheckoutWorkerSettings, Purchase } from './checkout-process.ts';
import { buy } from './checkout-shop.ts';

/** One process of a shop that takes checkouts. Ends suddenly where it is told to. */

const { dieAt } = JSON.parse(process.argv[2] ?? '') as CheckoutWorkerSettings;
process.once('disconnect', () => process.exit());
await getRuntime().sql`SELECT 1`;

async function buyAll(purchases: readonly Purchase[]): Promise<string[]> {
  if (dieAt) dieWhenAllCome(dieAt, purchases.length);
  const outcomes = await Promise.all(
    purchases.map(({ tokenDigest, key }) => buy({ owner: { kind: 'guest', tokenDigest } }, { key })),
  );
  return outcomes.map(({ state }) => state);
}

/**
 * Stops each checkout at the statement in which it says this to the database, before or after it is sent; and when all have
 * come so far, the process.
 */
function dieWhenAllCome({ words, when }: NonNullable<CheckoutWorkerSettings['dieAt']>, all: number): void {
  const write = Socket.prototype.write as (this: Socket, chunk: unknown, ...rest: unknown[]) => boolean;
  let come = 0;
  Socket.prototype.write = function (this: Socket, chunk: unknown, ...rest: unknown[]): boolean {
    const isThere = (Buffer.isBuffer(chunk) || typeof chunk === 'string') && chunk.includes(words);
    if (!isThere || when === 'after') write.call(this, chunk, ...rest);
    if (isThere) come += 1;
    if (come === all) process.kill(process.pid, 'SIGKILL');
    return true;
  } as typeof Socket.prototype.write;
}

process.on('message', async ({ purchases }: CheckoutCall) => {
  try {
    process.send?.({ states: await buyAll(purchases) });
  } catch (error) {
    process.send?.({ error: (error as Error).stack });
  }
});
process.send?.({ ready: true });
flushCompileCache();
