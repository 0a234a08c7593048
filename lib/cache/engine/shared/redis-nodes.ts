import calculateSlot from 'cluster-key-slot';
import { systemClock } from '../time.ts';
import { type Breaker, type BreakerState, createBreaker } from './breaker.ts';
import { isCluster, type RedisClient } from './redis-client.ts';
import { type Answer, isUnavailable, StoreUnavailableError } from './shared-store.ts';

/** One command as ioredis names it, or a script by the name that it was defined under, with its arguments. */
export type Call = readonly [command: string, ...args: (string | number | Buffer)[]];
type Commands = Record<string, (...args: (string | number | Buffer)[]) => Promise<unknown>>;

/** The nodes behind a client, each with a breaker of its own: one that is away costs only the keys it holds. */
export type RedisNodes = {
  /** Sends calls in one round trip to each node that they concern. `keyOf` names the key that decides which. */
  send<Item>(
    items: readonly Item[],
    keyOf: (item: Item) => string,
    callsFor: (items: readonly Item[]) => readonly Call[],
  ): Promise<Answer<unknown>[]>;
  /** One call whose first argument is its key. Rejects when the node does not serve it. */
  call(call: Call): Promise<unknown>;
};

export function createNodes(client: RedisClient, onBreaker?: (node: string, state: BreakerState) => void): RedisNodes {
  const breakers = new Map<string, Breaker>();
  const breakerOf = (node: string) => {
    let breaker = breakers.get(node);
    if (!breaker) {
      breaker = createBreaker({
        clock: systemClock,
        onChange(state) {
          onBreaker?.(node, state);
          if (state === 'open') reconnect(client);
        },
      });
      breakers.set(node, breaker);
    }
    return breaker;
  };
  const nodeOf = (key: string) => (isCluster(client) ? (client.slots[calculateSlot(key)]?.[0] ?? 'unknown') : 'redis');

  async function sendTo(node: string, calls: readonly Call[]): Promise<Answer<unknown>[]> {
    const breaker = breakerOf(node);
    if (!breaker.allows())
      return calls.map(() => new StoreUnavailableError(`${node} does not answer: asked again soon`));
    const replies = await issue(client, calls);
    breaker.report(!replies.every((reply) => isUnavailable(reply) && !isRefusal(reply)));
    return replies;
  }

  return {
    async send(items, keyOf, callsFor) {
      if (items.length === 0) return [];
      if (!client.isCluster) return sendTo('redis', callsFor(items));
      const groups = Map.groupBy(items.keys(), (at) => nodeOf(keyOf(items[at] as (typeof items)[number])));
      const answers: Answer<unknown>[] = [];
      await Promise.all(
        [...groups].map(async ([node, places]) => {
          const replies = await sendTo(node, callsFor(places.map((at) => items[at] as (typeof items)[number])));
          for (const [nth, at] of places.entries()) answers[at] = replies[nth];
        }),
      );
      return answers;
    },
    async call(call) {
      const [reply] = await sendTo(nodeOf(String(call[1])), [call]);
      if (isUnavailable(reply)) throw reply;
      return reply;
    },
  };
}

/** Sends calls so that they leave together, and answers for each by itself. Never rejects. */
async function issue(client: RedisClient, calls: readonly Call[]): Promise<Answer<unknown>[]> {
  try {
    // A pipeline of a cluster fails as a whole when one of its slots has moved; single commands follow it by themselves.
    if (client.isCluster || calls.length === 1) {
      const commands = client as unknown as Commands;
      return await Promise.all(calls.map(([command, ...args]) => commands[command]?.(...args).catch(toUnavailable)));
    }
    const pipeline = client.pipeline();
    const commands = pipeline as unknown as Commands;
    for (const [command, ...args] of calls) void commands[command]?.(...args);
    const replies = (await pipeline.exec()) ?? [];
    return calls.map((_, at) => {
      const [error, reply] = replies[at] ?? [new Error('no reply')];
      return error ? toUnavailable(error) : reply;
    });
  } catch (error) {
    return calls.map(() => toUnavailable(error));
  }
}

export function toUnavailable(cause: unknown): StoreUnavailableError {
  if (isUnavailable(cause)) return cause;
  return new StoreUnavailableError(cause instanceof Error ? cause.message : String(cause), { cause });
}

/** The node is there and says no, out of memory for instance. Others of its answers mean that it can't serve at all. */
function isRefusal({ cause }: StoreUnavailableError): boolean {
  return (
    cause instanceof Error && cause.name === 'ReplyError' && !/^(LOADING|CLUSTERDOWN|MASTERDOWN)/.test(cause.message)
  );
}

/** A link that was cut without a word looks like a server that hangs; a new one tells them apart. */
function reconnect(client: RedisClient): void {
  if (!isCluster(client) && client.status === 'ready') client.disconnect(true);
}
