import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type fc from 'fast-check';
import type { CacheOptions } from '#lib/cache/engine/cache.ts';
import { createTagTable } from '#lib/cache/engine/coherence/tag-table.ts';
import type { Read } from '#lib/cache/engine/entry.ts';
import { encodeFrame } from '#lib/cache/engine/shared/frame.ts';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import { createFleet, type Process, type Row, shown } from '#tests/unit/cache/support/fleet.ts';

export const KEYS = ['a', 'b'] as const;
export type Key = (typeof KEYS)[number];
export type Command = { in: number } & (
  | { do: 'get' | 'write' | 'invalidate' | 'invalidate tag' | 'evict' | 'evict lease'; key: Key }
  | { do: 'get all' | 'lose messages' | 'restart log' }
);

export type Faults = Pick<CacheOptions, 'seams'> & { cripple?: (store: SharedStore) => SharedStore };

const OPERATIONS = ['read', 'acquire', 'fill', 'replace', 'invalidate', 'release', 'pause'] as const;
/** Many more than any of these plays takes. */
const MOST_STEPS = 5_000;
const OLDEST = encodeFrame({
  negative: false,
  loadMs: 0,
  createdAt: 0,
  freshUntil: 0,
  version: -1,
  snapshot: 0,
  frameId: 1,
  tags: [],
  value: 0,
});

/**
 * Processes whose every step is taken when the scheduler says so: a call of the store or the source may be late on its way
 * there and on its way back. Notes whatever is shown that must not be.
 */
export function createInterleavedWorld(scheduler: fc.Scheduler, size: number, { seams, cripple }: Faults = {}) {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } }, { tagsOf: (key) => ['all', `of:${key}`] });
  const store = cripple?.(fleet.store) ?? fleet.store;
  const broken: string[] = [];
  /** What the log has been told: at which position, which version of which key. */
  const told: { position: number; key: string; v: number }[] = [];
  const truth = new Map<string, number>(KEYS.map((key) => [key, 1]));
  const losing = new Set<number>();
  /** On whose behalf something is done. */
  const committing = new AsyncLocalStorage<{ key: Key; v: number }>();
  /** Newest version that a process has shown from a layer, or brought into one. */
  const seen = Array.from({ length: size }, () => new Map<string, number>());

  const later = (what: string) => scheduler.schedule(Promise.resolve(), what);
  const slow =
    <Arguments extends unknown[], Result>(what: string, call: (...args: Arguments) => Promise<Result>) =>
    async (...args: Arguments): Promise<Result> => {
      await later(`${what} is sent`);
      const result = await call(...args);
      await later(`${what} is answered`);
      return result;
    };

  function shareWith(at: number): SharedStore {
    const operations = OPERATIONS.map((operation) => {
      const call = store[operation] as (...args: unknown[]) => Promise<unknown>;
      return [operation, slow(`${operation} of ${at}`, call)];
    });
    return {
      ...store,
      ...Object.fromEntries(operations),
      log: {
        ...store.log,
        async append(change) {
          const committed = committing.getStore();
          return slow(`append of ${at}`, async () => {
            const position = await store.log.append(change);
            if (committed) told.push({ position, ...committed });
            return position;
          })();
        },
        async waitAfter(position, blockMs) {
          const page = await store.log.waitAfter(position, blockMs);
          await later(`page for ${at}`);
          return losing.delete(at) ? { ...page, changes: page.changes.slice(1) } : page;
        },
        readAfter: slow(`question of ${at}`, store.log.readAfter),
        tagVersions: slow(`tags for ${at}`, store.log.tagVersions),
      },
    };
  }
  async function load(keys: readonly string[]) {
    await later(`query of ${keys}`);
    const rows = new Map(
      keys.map((key) => [key, { value: { v: truth.get(key) as number }, version: truth.get(key) as number }]),
    );
    await later(`rows of ${keys}`);
    return rows;
  }

  const processes = Array.from({ length: size }, (_, at) =>
    fleet.join(
      { load },
      {
        shared: shareWith(at),
        sleep: () => later(`pause of ${at}`),
        // A large table takes longer to make than all the rest.
        seams: { createTagTable: () => createTagTable(100), ...seams },
      },
    ),
  );

  const floorOf = (at: number, key: string) => {
    const { position } = (processes[at] as Process).cache.stats();
    return Math.max(0, ...told.filter((one) => one.key === key && one.position <= position).map(({ v }) => v));
  };

  function check(at: number, key: string, floor: number, least: number, read: Read<Row>): void {
    const v = shown(read) ?? 0;
    if (v < floor) broken.push(`process ${at} shows ${key} v${v} when v${floor} is due (${read.state})`);
    if (v < least) broken.push(`process ${at} shows ${key} v${v} after v${least} (${read.state})`);
    // What was answered past the layers is newer than they may be.
    if (read.state !== 'degraded') seen[at]?.set(key, Math.max(seen[at]?.get(key) ?? 0, v));
  }

  async function read(at: number, keys: readonly Key[], monotone: boolean): Promise<void> {
    const process = processes[at] as Process;
    const floors = keys.map((key) => floorOf(at, key));
    const least = keys.map((key) => (monotone ? (seen[at]?.get(key) ?? 0) : 0));
    const reads = keys.length === 1 ? [await process.get(keys[0] as Key)] : await process.getMany(keys);
    for (const [nth, key] of keys.entries())
      check(at, key, floors[nth] as number, least[nth] as number, reads[nth] as Read<Row>);
  }

  async function commit(key: Key, tell: (v: number) => Promise<unknown>): Promise<void> {
    const v = (truth.get(key) as number) + 1;
    truth.set(key, v);
    await committing.run({ key, v }, () => tell(v));
  }

  async function run(command: Command, monotone: boolean): Promise<void> {
    const process = processes[command.in] as Process;
    await later(`${command.do} in ${command.in}`);
    switch (command.do) {
      case 'get':
        return read(command.in, [command.key], monotone);
      case 'get all':
        return read(command.in, KEYS, monotone);
      case 'write':
        return commit(command.key, async (v) => {
          await later(`commit of ${command.key} v${v}`);
          await process.writeThrough(command.key, { v }, v);
        });
      case 'invalidate':
        return commit(command.key, () => process.invalidate([command.key]));
      case 'invalidate tag':
        return commit(command.key, () => process.cache.invalidateTags({ hard: [`of:${command.key}`] }));
      case 'evict':
        return void (await fleet.store.invalidate([`thing:1:${command.key}`], 'hard'));
      case 'evict lease':
        return void (await fleet.store.replace([{ key: `thing:1:${command.key}`, frame: OLDEST, ttlMs: 1 }]));
      case 'lose messages':
        return void losing.add(command.in);
      case 'restart log':
        return fleet.store.log.restart((await fleet.store.log.readAfter(Number.MAX_SAFE_INTEGER)).born);
    }
  }

  /** Lets the scheduler take every step that is left. */
  async function settle(): Promise<void> {
    for (let steps = 0; ; steps++) {
      if (steps > MOST_STEPS) throw new Error('no end: something is asked for again and again');
      await turn();
      if (scheduler.count() === 0) return;
      await scheduler.waitNext(1);
    }
  }

  return {
    /** Plays all commands side by side, then asks every process for the truth. Returns what was broken. */
    async play(commands: readonly Command[], monotone: boolean): Promise<string[]> {
      const done = Promise.all(commands.map((command) => run({ ...command, in: command.in % size }, monotone)));
      await settle();
      await done;
      losing.clear();
      for (const at of processes.keys()) {
        for (const key of KEYS) {
          const reading = (processes[at] as Process).get(key);
          await settle();
          const v = shown(await reading);
          if (v !== truth.get(key)) broken.push(`in the end process ${at} shows ${key} v${v}, not v${truth.get(key)}`);
        }
      }
      for (const { cache } of processes) void cache.close();
      return broken;
    },
  };
}
