import type { Change, ChangeLog, LogPage, PlacedChange, TagVersion, Write } from './change-log.ts';
import { firstConnection, openRedisClient, type RedisClient, reconnect } from './redis-client.ts';
import { type RedisNodes, toUnavailable } from './redis-nodes.ts';
import { LOG_SCRIPTS } from './redis-scripts.ts';

export type RedisLogOptions = {
  url: string;
  prefix: string;
  commandTimeoutMs: number;
  client: RedisClient;
  nodes: RedisNodes;
  connected: Promise<void>;
  onError: ((error: Error) => void) | undefined;
};

/** A process that missed more than so many changes forgets all it holds. */
const CHANGES_KEPT = 10_000;
/** Longer than any frame lives: no living frame has a tag whose version was dropped. */
const VERSIONS_KEPT_US = 7 * 24 * 3_600 * 1_000_000;
const PAGE = 500;
/** Lua can unpack some thousands of arguments; a tag takes two. */
const TAGS_AT_ONCE = 1_000;
const HASH_TAG = '{log}';

type Argument = string | number | Buffer;
type Script = (...args: Argument[]) => Promise<unknown>;

export type RedisLog = ChangeLog & {
  /** As `append`, but first takes away keys of the same server. */
  appendTaking(change: Change, taken: readonly string[]): Promise<number>;
  close(): void;
};

/** The change log as a Redis stream, with a connection of its own for waiting, opened when it is first needed. */
export function createRedisLog(options: RedisLogOptions): RedisLog {
  const { url, prefix, commandTimeoutMs, client, nodes, connected, onError } = options;
  const keys = ['state', 'tags', 'stream'].map((name) => `${prefix}${HASH_TAG}:${name}`);
  const members = ['members', 'positions'].map((name) => `${prefix}${HASH_TAG}:${name}`);
  const stream = keys[2] as string;
  let tail: { client: RedisClient; connected: Promise<void> } | undefined;
  define(client);

  /** Given to every script: positions go on from here, even if the server has lost all it knew and its clock is behind. */
  let highest = 0;
  const raise = (position: number) => {
    highest = Math.max(highest, position);
    return position;
  };
  const run = async (script: keyof typeof LOG_SCRIPTS, args: readonly Argument[], more: readonly string[] = []) => {
    await connected;
    return nodes.call(stream, [
      `${scriptName(script)}Buffer`,
      keys.length + more.length,
      ...keys,
      ...more,
      highest,
      ...args,
    ]);
  };
  async function appendTaking(change: Change, taken: readonly string[]): Promise<number> {
    const { writes, hardTags, softTags } = change;
    const json = JSON.stringify({
      keys: change.keys,
      hardTags,
      softTags,
      writes: writes.map(({ key, version }) => ({ key, version })),
    });
    const frames = writes.map((write) => write.frame);
    const counts = [hardTags.length, softTags.length];
    const args = [json, CHANGES_KEPT, VERSIONS_KEPT_US, ...counts, ...hardTags, ...softTags, ...frames];
    return raise(Number(await run('append', args, taken)));
  }
  /** Waiting blocks a connection, so it has one of its own; a cluster's client has one to each node. */
  const openTail = (blockMs: number) => {
    const opened = openRedisClient({
      url,
      name: 'strata-log',
      commandTimeoutMs: blockMs + 10 * commandTimeoutMs,
      onError,
    });
    define(opened);
    return { client: opened, connected: firstConnection(opened, commandTimeoutMs) };
  };

  return {
    append: (change) => appendTaking(change, []),
    appendTaking,
    async readAfter(position) {
      const page = toPage(await run('read', [position, PAGE]));
      raise(page.last);
      return page;
    },
    async waitAfter(position, blockMs) {
      tail ??= openTail(blockMs);
      const waiting = tail.client as unknown as Record<string, Script>;
      await tail.connected;
      try {
        // Sent together: the second is answered as soon as the first has something, or has waited long enough.
        const [, page] = await Promise.all([
          waiting.xread?.('BLOCK', Math.ceil(blockMs), 'COUNT', 1, 'STREAMS', stream, `${position}-0`).catch(() => {}),
          waiting[`${scriptName('read')}Buffer`]?.(keys.length, ...keys, highest, position, PAGE),
        ]);
        const result = toPage(page);
        raise(result.last);
        return result;
      } catch (error) {
        reconnect(tail.client);
        throw toUnavailable(error);
      }
    },
    async tagVersions(tags) {
      const versions: TagVersion[] = [];
      let born = 0;
      for (let at = 0; at < tags.length; at += TAGS_AT_ONCE) {
        const [bornAt, scores] = (await run('tags', tags.slice(at, at + TAGS_AT_ONCE))) as [Buffer, (Buffer | null)[]];
        born = Math.max(born, Number(bornAt));
        for (let nth = 0; nth < scores.length; nth += 2) {
          versions.push({ hard: Number(scores[nth] ?? 0), soft: Number(scores[nth + 1] ?? 0) });
        }
      }
      return { born, versions };
    },
    async report(member, position, lifetimeMs) {
      await run('report', [member, position, Math.ceil(lifetimeMs * 1_000)], members);
    },
    async leave(member) {
      await run('report', [member, 0, 0], members);
    },
    async attendance(position) {
      const [processes, behind] = (await run('attendance', [position], members)) as [number, number];
      return { processes, behind };
    },
    async restart(born) {
      await run('restart', [born]);
    },
    close: () => tail?.client.disconnect(),
  };
}

function define(client: RedisClient): void {
  for (const [name, lua] of Object.entries(LOG_SCRIPTS)) client.defineCommand(scriptName(name), { lua });
}

const scriptName = (name: string) => `strataLog${name[0]?.toUpperCase()}${name.slice(1)}`;

function toPage(reply: unknown): LogPage {
  const [born, last, entries] = reply as [Buffer, Buffer, [Buffer, Buffer[]][]];
  return { born: Number(born), last: Number(last), changes: entries.map(toChange), more: entries.length === PAGE };
}

/** Fields come as names and values in turn: the position before, the change, then the frames of its writes. */
function toChange([id, [, previous, , json, ...writes]]: [Buffer, Buffer[]]): PlacedChange {
  const change = JSON.parse(String(json)) as Change;
  return {
    ...change,
    writes: change.writes.map((write, at): Write => ({ ...write, frame: writes[2 * at + 1] as Buffer })),
    position: Number.parseInt(String(id), 10),
    previous: Number(previous),
  };
}
