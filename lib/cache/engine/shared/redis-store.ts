import type { BreakerState } from './breaker.ts';
import { firstConnection, openRedisClient } from './redis-client.ts';
import { createRedisLog } from './redis-log.ts';
import { type Call, createNodes, toUnavailable } from './redis-nodes.ts';
import { createReadBatcher } from './redis-reads.ts';
import { KEY_SCRIPTS } from './redis-scripts.ts';
import { type Grant, isUnavailable, type SharedStore } from './shared-store.ts';

export type RedisStoreOptions = {
  /** Any form that `parseRedisUrl` reads: a server, a socket, a cluster, sentinels. */
  url: string;
  /** Before every key, so that several shops can share a server. */
  prefix: string;
  /** How long one command may take; ms. Default 75. */
  commandTimeoutMs?: number;
  /** Trouble with the connection. Commands fail on their own; this is for a log. */
  onError?: (error: Error) => void;
  /** A node was given up for a while, is tried, or is back. */
  onBreaker?: (node: string, state: BreakerState) => void;
};

type Argument = string | number | Buffer;
type Item = { key: string };

const NOTHING_SEEN = '-';
const SEEN = Buffer.from('+');

/**
 * A shared store on Redis or Valkey: one server, a cluster, or whichever is the master of a Sentinel group.
 * @throws TypeError when the URL cannot be read
 */
export function createRedisStore(options: RedisStoreOptions): SharedStore {
  const { url, prefix, commandTimeoutMs = 75, onError, onBreaker } = options;
  const client = openRedisClient({ url, name: 'strata', commandTimeoutMs, onError });
  for (const [name, lua] of Object.entries(KEY_SCRIPTS)) {
    client.defineCommand(scriptName(name), { numberOfKeys: 2, lua });
  }
  const nodes = createNodes(client, onBreaker);
  const readAll = createReadBatcher(client, nodes);
  const connected = firstConnection(client, commandTimeoutMs);
  const log = createRedisLog({ url, prefix, commandTimeoutMs, client, nodes, connected, onError });
  const valueKey = (key: string) => `${prefix}c:{${key}}`;
  const leaseKey = (key: string) => `${prefix}l:{${key}}`;

  /** Runs one command on value and lease of each item, and answers for each by itself. */
  async function runEach<T extends Item, Reply>(
    command: string,
    items: readonly T[],
    argumentsOf: (item: T) => Argument[],
    toAnswer: (reply: unknown) => Reply,
  ) {
    await connected;
    const toCall = (item: T): Call => [command, valueKey(item.key), leaseKey(item.key), ...argumentsOf(item)];
    const replies = await nodes.send(
      items,
      ({ key }) => valueKey(key),
      (batch) => batch.map(toCall),
    );
    return replies.map((reply) => (isUnavailable(reply) ? reply : toAnswer(reply)));
  }
  const ignore = () => {};

  return {
    kind: 'redis',
    log,
    async read(keys) {
      await connected;
      return keys.length === 0 ? [] : readAll(keys.map(valueKey));
    },
    acquire: (requests) =>
      runEach(
        `${scriptName('acquire')}Buffer`,
        requests,
        ({ token, leaseMs, seen }) => [token, leaseMs, seen ? Buffer.concat([SEEN, seen]) : NOTHING_SEEN],
        toGrant,
      ),
    fill: (fills) =>
      runEach(
        scriptName('fill'),
        fills,
        ({ token, frame, ttlMs }) => [token, frame, Math.ceil(ttlMs)],
        (code) => (code === 1 ? 'filled' : code === 0 ? 'fenced' : 'newer-present'),
      ),
    release: (leases) => runEach(scriptName('release'), leases, ({ token }) => [token], ignore),
    pause: (leases) =>
      runEach(scriptName('pause'), leases, ({ token, pauseMs }) => [token, Math.ceil(pauseMs)], ignore),
    replace: (entries) =>
      runEach(
        scriptName('replace'),
        entries,
        ({ frame, ttlMs }) => [frame, Math.ceil(ttlMs)],
        (code) => (code === 1 ? 'replaced' : code === 0 ? 'not-older' : 'absent'),
      ),
    invalidate(keys, mode) {
      const items = keys.map((key) => ({ key }));
      return runEach(mode === 'soft' ? scriptName('soften') : 'unlink', items, () => [], ignore);
    },
    async ping() {
      await connected;
      await client.ping().catch((error) => {
        throw toUnavailable(error);
      });
    },
    async close() {
      log.close();
      client.disconnect();
    },
  };
}

const scriptName = (name: string) => `strata${name[0]?.toUpperCase()}${name.slice(1)}`;

function toGrant(reply: unknown): Grant {
  const [code, detail] = reply as [1, Buffer] | [2] | [3 | 4, number];
  if (code === 1) return { state: 'hit', frame: detail };
  if (code === 2) return { state: 'lead' };
  return { state: code === 3 ? 'follow' : 'paused', leftMs: detail };
}
