import type { RedisClient } from './redis-client.ts';
import type { RedisNodes } from './redis-nodes.ts';
import { type Answer, isUnavailable } from './shared-store.ts';

type Waiting = { keys: readonly string[]; resolve: (answers: Answer<Buffer | undefined>[]) => void };

/** So long a reply does not hold up the server for others. */
const CHUNK = 200;

/**
 * Reads values. All callers of one turn of the event loop share an MGET, so that 64 of them cost the server one command;
 * a cluster, whose keys live in many slots, is asked for each by itself, in one round trip to each node.
 */
export function createReadBatcher(client: RedisClient, nodes: RedisNodes) {
  if (client.isCluster) {
    return async (keys: readonly string[]): Promise<Answer<Buffer | undefined>[]> =>
      (
        await nodes.send(
          keys,
          (key) => key,
          (batch) => batch.map((key) => ['getBuffer', key] as const),
        )
      ).map((reply) => toFrame(reply));
  }

  let waiting: Waiting[] = [];
  const flush = async () => {
    const callers = waiting;
    waiting = [];
    const keys = callers.length === 1 ? (callers[0] as Waiting).keys : callers.flatMap((caller) => caller.keys);
    const chunks = [];
    for (let at = 0; at < keys.length; at += CHUNK) chunks.push(keys.slice(at, at + CHUNK));
    const replies = await nodes.send(
      chunks,
      () => '',
      (batch) => batch.map((chunk) => ['mgetBuffer', ...chunk] as const),
    );
    const answers = chunks.flatMap((chunk, at) => {
      const reply = replies[at] as Answer<unknown[]>;
      return isUnavailable(reply) ? chunk.map(() => reply) : reply.map(toFrame);
    });
    let from = 0;
    for (const { keys: own, resolve } of callers) {
      resolve(callers.length === 1 ? answers : answers.slice(from, from + own.length));
      from += own.length;
    }
  };

  return (keys: readonly string[]): Promise<Answer<Buffer | undefined>[]> =>
    new Promise((resolve) => {
      // After the microtasks of this turn, in which the other callers get to ask.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push({ keys, resolve });
    });
}

const toFrame = (reply: unknown): Answer<Buffer | undefined> =>
  isUnavailable(reply) ? reply : ((reply as Buffer | null) ?? undefined);
