import type { CacheOptions } from '#lib/cache/engine/cache.ts';
import type { CachedThing } from '#lib/cache/engine/cached-thing.ts';
import type { Read } from '#lib/cache/engine/entry.ts';
import type { CacheEvent } from '#lib/cache/engine/observe/events.ts';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import { type SharedStore, StoreUnavailableError } from '#lib/cache/engine/shared/shared-store.ts';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';
import { borrow, createSource, openProcess } from '#tests/support/engine.ts';
import { sleep } from './time.ts';

/** A row of the source: its version is its content. */
export type Row = { v: number; tags?: readonly string[]; text?: string };
export type Process = ReturnType<ReturnType<typeof createFleet>['join']>;

/** Draws that are all but a half, and never the same twice: what is filled lives exactly as long as it is said to. */
export function createRandom() {
  let draws = 0;
  return () => 0.5 + (draws++ % 100_000) * 1e-8;
}

/** Processes on one shared store and one source. */
export function createFleet(rows: Record<string, Row>, settings: Partial<ThingDefinition<string, Row>> = {}) {
  const source = createSource<Row>(rows);
  const store = createMemoryStore({ maxBytes: 10_000_000 });
  const random = createRandom();

  async function load(keys: readonly string[]) {
    const loaded = await source.load(keys);
    return new Map([...loaded].map(([key, { value }]) => [key, { value, version: value.v }]));
  }

  return {
    source,
    store,
    /** How often each key was asked for. */
    loadsOf: (key: string) => source.loads.flat().filter((loaded) => loaded === key).length,
    commit(key: string, v: number, more: Partial<Row> = {}): Row {
      const row = { ...source.values.get(key), v, ...more };
      source.values.set(key, row);
      return row;
    },
    join(more: Partial<ThingDefinition<string, Row>> = {}, options: Partial<CacheOptions> = {}) {
      const events: CacheEvent[] = [];
      const shared = borrow(options.shared ?? store);
      const process = openProcess<Row>(
        { load: source.load },
        { random, sleep, events: { onEvent: (event) => events.push(event) }, ...options, shared },
        { tagsOf: (key, row) => row?.tags ?? [`of:${key}`], load, ...settings, ...more },
      );
      return { ...process, events, told: (type: CacheEvent['type']) => events.filter((event) => event.type === type) };
    },
  };
}

export const shown = (read: Read<Row>): number | undefined => (read.entry.found ? read.entry.value.v : undefined);
/** How a read was answered, and with what. */
export const brief = (read: Read<Row>) => [
  read.state,
  read.layer,
  ...('reason' in read ? [read.reason] : []),
  shown(read),
];
export const versionOf = async (thing: Pick<CachedThing<string, Row>, 'get'>, key = 'a') => shown(await thing.get(key));

type Operation = Exclude<keyof SharedStore, 'kind' | 'log' | 'ping' | 'close'>;
type LogOperation = keyof SharedStore['log'];

/** A store of which parts can be taken away, and whose calls are counted. */
export function createFlakyStore(store: SharedStore) {
  const away = new Set<Operation | LogOperation>();
  const calls: Operation[] = [];
  const each =
    (operation: Operation) =>
    (items: readonly unknown[], ...rest: unknown[]) => {
      calls.push(operation);
      if (away.has(operation)) return Promise.resolve(items.map(() => new StoreUnavailableError('away')));
      return (store[operation] as (...args: unknown[]) => Promise<unknown>)(items, ...rest);
    };
  const logged =
    (operation: LogOperation) =>
    (...args: unknown[]) => {
      if (away.has(operation)) return Promise.reject(new StoreUnavailableError('away'));
      return (store.log[operation] as (...args: unknown[]) => Promise<unknown>)(...args);
    };
  const operations: Operation[] = ['read', 'acquire', 'fill', 'release', 'pause', 'replace', 'invalidate'];
  const logOperations: LogOperation[] = [
    'append',
    'readAfter',
    'waitAfter',
    'tagVersions',
    'restart',
    'report',
    'leave',
    'attendance',
  ];
  const shared = {
    ...store,
    ...Object.fromEntries(operations.map((operation) => [operation, each(operation)])),
    log: Object.fromEntries(logOperations.map((operation) => [operation, logged(operation)])),
  } as unknown as SharedStore;
  return {
    shared,
    calls,
    takeAway: (...parts: (Operation | LogOperation)[]) => {
      for (const part of parts) away.add(part);
    },
    /** All of the log. */
    takeLogAway: () => {
      for (const part of logOperations) away.add(part);
    },
    giveBack: () => away.clear(),
  };
}
