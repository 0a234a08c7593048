import calculateSlot from 'cluster-key-slot';
import { systemClock } from '../time.ts';
import { type Breaker, type BreakerState, createBreaker } from './breaker.ts';
import { createDeadline, type Watched } from './deadline.ts';
import { isCluster, type RedisClient, reconnect } from './redis-client.ts';
import { type Answer, isUnavailable, StoreUnavailableError } from './shared-store.ts';

/** One command as ioredis names it, or a script by the name that it was defined under, with its arguments. */
export type Call = readonly [command: string, ...args: (string | number | Buffer)[]];
type Commands = Record<string, (...args: (string | number | Buffer)[]) => Promise<unknown>>;

export type RedisNodesOptions = {
  client: RedisClient;
  commandTimeoutMs: number;
  onBreaker: ((node: string, state: BreakerState) => void) | undefined;
};

/** The nodes behind a client, each with a breaker of its own: one that is away costs only the keys it holds. */
export type RedisNodes = {
  /** Sends a call to the node of `key`. Never rejects. */
  send(key: string, call: Call): Promise<Answer<unknown>>;
  /** The same, but rejects when the node does not serve it. */
  call(key: string, call: Call): Promise<unknown>;
};

export function createNodes({ client, commandTimeoutMs, onBreaker }: RedisNodesOptions): RedisNodes {
  const deadline = createDeadline(commandTimeoutMs);
  const breakers = new Map<string, Breaker>();
  const breakerOf = (node: string) => {
    let breaker = breakers.get(node);
    if (!breaker) {
      breaker = createBreaker({
        clock: systemClock,
        onChange(state) {
          onBreaker?.(node, state);
          // In a cluster the other nodes go on.
          if (state === 'open' && !isCluster(client)) reconnect(client);
        },
      });
      breakers.set(node, breaker);
    }
    return breaker;
  };
  const nodeOf = (key: string) => (isCluster(client) ? (client.slots[calculateSlot(key)]?.[0] ?? 'unknown') : 'redis');

  /** One promise for each command, whatever may happen to it: this runs for every read below a process's own layer. */
  const sendTo = (node: string, [command, ...args]: Call) =>
    new Promise<Answer<unknown>>((resolve) => {
      const breaker = breakerOf(node);
      if (!breaker.allows()) {
        resolve(new StoreUnavailableError(`${node} does not answer: asked again soon`));
        return;
      }
      const epoch = breaker.epoch();
      let over = false;
      const finish = (served: boolean, reply: Answer<unknown>) => {
        if (over) return;
        over = true;
        deadline.forget(watched);
        if (breaker.epoch() === epoch) breaker.report(served);
        resolve(reply);
      };
      const watched: Watched = {
        tick: 0,
        expire: () => finish(false, new StoreUnavailableError(`no answer within ${commandTimeoutMs} ms`)),
      };
      deadline.watch(watched);
      (client as unknown as Commands)[command]?.(...args).then(
        (reply) => finish(true, reply),
        (error) => finish(isRefusal(error), toUnavailable(error)),
      );
    });

  return {
    send: (key, call) => sendTo(nodeOf(key), call),
    async call(key, call) {
      const reply = await sendTo(nodeOf(key), call);
      if (isUnavailable(reply)) throw reply;
      return reply;
    },
  };
}

export function toUnavailable(cause: unknown): StoreUnavailableError {
  if (isUnavailable(cause)) return cause;
  return new StoreUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
}

/** The node is there and says no, out of memory for instance. Others of its answers mean that it can't serve at all. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ReplyError' && !/^(LOADING|CLUSTERDOWN|MASTERDOWN)/.test(error.message)
  );
}
