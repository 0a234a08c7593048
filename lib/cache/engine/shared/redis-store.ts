import type { Redis } from 'ioredis';
import { after } from '../time.ts';
import type { BreakerState } from './breaker.ts';
import type { Change } from './change-log.ts';
import { firstConnection, isCluster, openRedisClient, watchMasters } from './redis-client.ts';
import { createRedisLog } from './redis-log.ts';
import { type Call, createNodes } from './redis-nodes.ts';
import { KEY_SCRIPTS } from './redis-scripts.ts';
import { type Answer, type Grant, isUnavailable, type SharedStore, StoreUnavailableError } from './shared-store.ts';
import { createTickBatch } from './tick-batch.ts';

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
type ScriptName = keyof typeof KEY_SCRIPTS;

/** So many keys to one command that its reply does not hold up the server for others, and Lua can take its arguments. */
const KEYS_AT_ONCE = 200;
const NOTHING_SEEN = '-';
const SEEN = Buffer.from('+');

/**
 * A shared store on Redis or Valkey: one server, a cluster, or whichever is the master of a Sentinel group. What is asked
 * in one turn of the event loop goes out as one command; in a cluster, whose keys live in many slots, as one for each key,
 * in one round trip to each node.
 * @throws TypeError when the URL cannot be read
 */
export function createRedisStore(options: RedisStoreOptions): SharedStore {
  const { url, prefix, commandTimeoutMs = 75, onError, onBreaker } = options;
  const client = openRedisClient({ url, name: 'strata', onError });
  for (const [name, lua] of Object.entries(KEY_SCRIPTS)) client.defineCommand(commandOf(name), { lua });
  const nodes = createNodes({ client, commandTimeoutMs, onBreaker });
  let isConnected = false;
  const connected = firstConnection(client, commandTimeoutMs).then(() => {
    isConnected = true;
  });
  const log = createRedisLog({ url, prefix, commandTimeoutMs, client, nodes, connected, onError });
  const valueKey = (key: string) => `${prefix}c:{${key}}`;
  const leaseKey = (key: string) => `${prefix}l:{${key}}`;
  const atOnce = isCluster(client) ? 1 : KEYS_AT_ONCE;

  /** One command for as many items as can share one; its reply lists an answer for each. */
  const batch = <T, Reply>(
    keyOf: (item: T) => string,
    toCall: (items: readonly T[]) => Call,
    toAnswer: (reply: unknown) => Reply,
  ): ((items: readonly T[]) => Promise<Answer<Reply>[]>) => {
    const send = (part: readonly [T, ...T[]]): Promise<Answer<Reply>[]> =>
      nodes.send(valueKey(keyOf(part[0])), toCall(part)).then((reply) => {
        if (isUnavailable(reply)) return part.map(() => reply);
        return (reply as unknown[]).map(toAnswer);
      });
    const sendAll = (items: readonly T[]): Promise<Answer<Reply>[]> =>
      items.length <= atOnce
        ? send(items as readonly [T, ...T[]])
        : Promise.all(chunk(items, atOnce).map(send)).then((parts) => parts.flat());
    return createTickBatch((items) => (isConnected ? sendAll(items) : connected.then(() => sendAll(items))));
  };
  /** A script with its keys two by two, value and lease, and as many arguments for each item. */
  const script = <T extends Item, Reply>(
    name: ScriptName,
    argumentsOf: (item: T) => Argument[],
    toAnswer: (reply: unknown) => Reply,
  ) =>
    batch<T, Reply>(
      ({ key }) => key,
      (items) => [
        `${commandOf(name)}Buffer`,
        2 * items.length,
        ...items.flatMap(({ key }) => [valueKey(key), leaseKey(key)]),
        ...items.flatMap(argumentsOf),
      ],
      toAnswer,
    );
  const ignore = () => {};

  const read = batch<string, Buffer | undefined>(
    (key) => key,
    (keys) => ['mgetBuffer', ...keys.map(valueKey)],
    (frame) => (frame as Buffer | null) ?? undefined,
  );
  const unlink = script('unlink', () => [], ignore);
  const soften = script('soften', () => [], ignore);

  return {
    kind: 'redis',
    log,
    read,
    acquire: script(
      'acquire',
      ({ token, leaseMs, seen }) => [token, leaseMs, seen ? Buffer.concat([SEEN, seen]) : NOTHING_SEEN],
      toGrant,
    ),
    fill: script(
      'fill',
      ({ token, frame, ttlMs }) => [token, frame, Math.ceil(ttlMs)],
      (code) => (code === 1 ? 'filled' : code === 0 ? 'fenced' : 'newer-present'),
    ),
    extend: script('extend', ({ token, leaseMs }) => [token, leaseMs], ignore),
    release: script('release', ({ token }) => [token], ignore),
    pause: script('pause', ({ token, pauseMs }) => [token, Math.ceil(pauseMs)], ignore),
    replace: script(
      'replace',
      ({ frame, ttlMs }) => [frame, Math.ceil(ttlMs)],
      (code) => (code === 1 ? 'replaced' : code === 0 ? 'not-older' : 'absent'),
    ),
    ...(isCluster(client)
      ? { onTakeover: (listener: () => void) => watchMasters(client, listener) }
      : {
          retract: (keys: readonly string[], change: Change) =>
            log.appendTaking(
              change,
              keys.flatMap((key) => [valueKey(key), leaseKey(key)]),
            ),
        }),
    invalidate: (keys, mode) => (mode === 'soft' ? soften : unlink)(keys.map((key) => ({ key }))),
    async usedBytes() {
      await connected;
      const servers = isCluster(client) ? client.nodes('master') : [client];
      return Promise.race([sumMemory(servers), tooLate(commandTimeoutMs)]);
    },
    async ping() {
      await connected;
      await nodes.call(valueKey('ping'), ['exists', valueKey('ping')]);
    },
    async close() {
      log.close();
      client.disconnect();
    },
  };
}

const commandOf = (name: string) => `strata${name[0]?.toUpperCase()}${name.slice(1)}`;

async function sumMemory(servers: readonly Redis[]): Promise<number> {
  const infos = await Promise.all(servers.map((server) => server.info('memory')));
  return infos.reduce((all, info) => all + Number(/^used_memory:(\d+)/m.exec(info)?.[1] ?? 0), 0);
}

async function tooLate(ms: number): Promise<never> {
  await new Promise<void>((resolve) => after(ms, resolve));
  throw new StoreUnavailableError(`no answer within ${ms} ms`);
}

function chunk<T>(items: readonly T[], size: number): [T, ...T[]][] {
  const chunks: [T, ...T[]][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size) as [T, ...T[]]);
  return chunks;
}

function toGrant(reply: unknown): Grant {
  const [code, detail] = reply as [1, Buffer] | [2] | [3 | 4, number];
  if (code === 1) return { state: 'hit', frame: detail };
  if (code === 2) return { state: 'lead' };
  return { state: code === 3 ? 'follow' : 'paused', leftMs: detail };
}
