import type { Announced, CachedThing } from './cached-thing.ts';
import { createCoherence, isSure } from './coherence/coherence.ts';
import { createDebts } from './coherence/debts.ts';
import { type CreatedThing, createThing } from './create-thing.ts';
import { type CacheInspector, inspectCache } from './inspect/inspect-cache.ts';
import { type BulkheadOptions, createBulkhead } from './load/bulkhead.ts';
import type { CacheEvents } from './observe/events.ts';
import type { HistoryStep } from './observe/history.ts';
import { type CacheCounts, createObserver, summarize, type ThingFigures } from './observe/observer.ts';
import type { CacheParts } from './read/parts.ts';
import { type Seams, withoutSeams } from './seams.ts';
import { type Attendance, type Change, NO_CHANGE, type PlacedChange } from './shared/change-log.ts';
import { isUnavailable, type SharedStore } from './shared/shared-store.ts';
import type { ThingDefinition } from './thing.ts';
import { type Clock, type Random, type Sleep, systemClock, systemSleep } from './time.ts';
import { createToken } from './token.ts';

export type CacheOptions = {
  shared: SharedStore;
  /** How old what a process shows may be, at most, when messages or links are lost; ms. Default 3 s. */
  heartbeatMs?: number;
  /** What may be asked of sources at once, by all things together. Default 16 calls, 1,000 keys waiting. */
  loads?: Partial<BulkheadOptions>;
  clock?: Clock;
  random?: Random;
  sleep?: Sleep;
  /** Names of leases: never twice the same, whatever process asks. */
  createToken?: () => string;
  events?: CacheEvents;
  /** For tests only. */
  seams?: Partial<Seams>;
};

export type Cache = {
  /** The cached thing of this definition. One name has one state, however often it is asked for. */
  thing<Key, Value>(definition: ThingDefinition<Key, Value>): CachedThing<Key, Value>;
  /**
   * Ends every entry that carries one of these tags, in all processes and the shared store, however many there are:
   * hard ones at once; soft ones are stale and may be served while they are loaded anew.
   */
  invalidateTags(tags: { hard?: readonly string[]; soft?: readonly string[] }): Promise<Announced<'invalidated'>>;
  /** Position of the change log that this process has reached: it knows of every change up to there. */
  position(): number;
  /** Resolves to whether this process knows of the change with this ticket, which it waits for but shortly. */
  reach(ticket: number): Promise<boolean>;
  /**
   * Whether what was made from these tags at this position is what one would make now, as far as this process knows; and
   * whether it can be sure that it knows.
   */
  judge(tags: readonly string[], position: number): { current: boolean; sure: boolean };
  /** As `judge`, but asks the shared store about tags that this process has heard nothing of. */
  isCurrent(tags: readonly string[], position: number): Promise<boolean>;
  /** How many processes live, and how many of them do not know of this change yet. Rejects when the store is away. */
  acknowledged(ticket: number): Promise<Attendance>;
  /** The newest position of the change log in the shared store. Rejects when that is away. */
  logPosition(): Promise<number>;
  /** Ends everything that was filled before, in all processes and the shared store. Rejects when that is away. */
  restart(): Promise<void>;
  stats(): CacheStats;
  /** What happened lately to a key, named as in `Read.key`; oldest first. */
  explain(key: string): readonly HistoryStep[];
  /** Looks at what each layer holds of a key, for people. */
  inspect: CacheInspector;
  /** Forgets what this process holds. The shared store keeps its own. */
  clearLocal(): void;
  shared: SharedStore;
  close(): Promise<void>;
};

export type CacheStats = CacheCounts & {
  things: Record<string, ThingFigures & { local: { entries: number; bytes: number } }>;
  /** Position of the change log that this process has reached, and whether it can be sure to have missed nothing. */
  position: number;
  trusted: boolean;
  /** How long it has not been sure of that; 0 while it is. Infinite before it has heard of the log at all. */
  untrustedMs: number;
};

/**
 * A cache-aside cache of two layers, coherent over processes. Reads fail only when the source does.
 */
export function createCache(options: CacheOptions): Cache {
  const { shared, clock = systemClock, random = Math.random, sleep = systemSleep, heartbeatMs = 3_000 } = options;
  const observer = createObserver(clock, options.events ?? {});
  const { emit } = observer;
  const seams = { ...withoutSeams, ...options.seams };
  const things = new Map<string, CreatedThing<never, unknown>>();
  const clearLocal = () => {
    for (const thing of things.values()) thing.forgetAll();
  };

  const createName = options.createToken ?? createToken;
  const coherence = createCoherence({
    log: shared.log,
    clock,
    member: createName(),
    heartbeatMs,
    emit,
    createTagTable: seams.createTagTable,
    onChange: distribute,
    onReset: clearLocal,
    onLoss(lost) {
      if (lost) debts.owe(lost);
      else debts.oweEverything();
    },
  });
  const debts = createDebts({
    async pay(change) {
      const answers = await shared.invalidate(change.keys, 'hard');
      const error = answers.find(isUnavailable);
      if (error) throw error;
      await coherence.announce(change);
    },
    payEverything: () => coherence.restart(),
    emit,
  });
  // The log may be whole and a value's removal lost all the same, where they live on different servers.
  shared.onTakeover?.(() => {
    const lately = coherence.lately();
    if (lately) debts.owe(lately);
  });
  const parts: CacheParts = {
    shared,
    coherence,
    debts,
    bulkhead: createBulkhead({ concurrent: 16, waiting: 1_000, ...options.loads }),
    clock,
    random,
    sleep,
    emit,
    createToken: createName,
    seams,
  };

  /** Brings a change to the things that it concerns. */
  function distribute({ keys, writes }: PlacedChange): void {
    for (const thing of things.values()) {
      const { prefix } = thing;
      const own = (key: string) => key.startsWith(prefix);
      const idOf = (key: string) => key.slice(prefix.length);
      const written = writes.filter(({ key }) => own(key));
      thing.receive(
        keys.filter(own).map(idOf),
        written.map((write) => ({ ...write, id: idOf(write.key) })),
      );
    }
  }

  return {
    shared,
    clearLocal,
    thing<Key, Value>(definition: ThingDefinition<Key, Value>) {
      const known = things.get(definition.name) as CreatedThing<Key, Value> | undefined;
      if (known) return known;
      const created = createThing(definition, parts, observer);
      things.set(definition.name, created as unknown as CreatedThing<never, unknown>);
      return created;
    },
    async invalidateTags({ hard = [], soft = [] }) {
      const change: Change = { ...NO_CHANGE, hardTags: [...new Set(hard)], softTags: [...new Set(soft)] };
      try {
        return { state: 'invalidated', ticket: await coherence.announce(change) };
      } catch (error) {
        emit({ type: 'store-error', operation: 'log', error });
        debts.owe(change);
        // Without a position nothing here can be told from what comes after.
        clearLocal();
        return { state: 'owed' };
      }
    },
    position: () => coherence.position(),
    reach: (ticket) => coherence.reach(ticket),
    judge: (tags, position) => ({
      current: coherence.tags.judge(tags, position) === 'alive',
      sure: isSure(coherence.trust, clock.now()),
    }),
    async isCurrent(tags, position) {
      const verdict = coherence.tags.judge(tags, position);
      if (verdict !== 'unknown') return verdict === 'alive';
      await coherence.learn(tags);
      return coherence.tags.judge(tags, position) === 'alive';
    },
    acknowledged: (ticket) => coherence.attendance(ticket),
    logPosition: () => coherence.newest(),
    restart: () => coherence.restart(),
    stats: () => ({
      ...observer.counts,
      things: Object.fromEntries(
        [...observer.things()].map(([name, counts]) => [
          name,
          { ...summarize(counts), local: things.get(name)?.size() ?? { entries: 0, bytes: 0 } },
        ]),
      ),
      position: coherence.position(),
      trusted: clock.now() < coherence.trust.until,
      untrustedMs:
        coherence.trust.until === 0 ? Number.POSITIVE_INFINITY : Math.max(0, clock.now() - coherence.trust.until),
    }),
    explain: (key) => observer.history(key),
    inspect: inspectCache({ parts, things, history: observer.history }),
    async close() {
      debts.close();
      await coherence.close();
      await shared.close();
    },
  };
}
