import type { Degradation, Entry, Read } from './entry.ts';
import { decodeEntry, encodeEntry, toEntry } from './entry-frame.ts';
import type { CacheEvents } from './events.ts';
import type { LocalStore } from './local-store.ts';
import type { Fill, Grant, SharedStore } from './shared-store.ts';
import type { Stripes } from './stripes.ts';
import type { Loaded, ThingDefinition } from './thing.ts';
import type { Clock, Random, Sleep } from './time.ts';

export type MissContext = {
  local: LocalStore;
  shared: SharedStore;
  clock: Clock;
  random: Random;
  sleep: Sleep;
  events: CacheEvents;
  createToken: () => string;
  stripes: Stripes;
};

/** A key that this process does not hold, and what its stripe was when that was found. */
export type Wanted<Key> = { key: Key; name: string; noted: number };

const DEFAULT_LEASE_MS = 3_000;
/** A waiter outlasts a lease, so it sees the end of a holder that was killed, and takes over. */
const PATIENCE = 2;
const MAX_PAUSE_MS = 50;

/**
 * Reads below a process's own layer: the shared store, then the source under a lease. However many processes and callers
 * miss a key, one of them loads it; the others wait, ask again, and never get less than an answer.
 */
export function createMissPath<Key, Value>(definition: ThingDefinition<Key, Value>, context: MissContext) {
  const { local, shared, clock, random, sleep, events, createToken, stripes } = context;
  const leaseMs = definition.leaseMs ?? DEFAULT_LEASE_MS;

  /** Keeps an entry in this process, unless something happened to its key since the read began. */
  function keep({ name, noted }: Wanted<Key>, entry: Entry<Value>, bytes: number, leftMs: number): void {
    if (!stripes.moved(name, noted)) local.set(name, entry, bytes, Math.min(definition.localTtlMs, leftMs));
  }

  /** Asks the shared store; `undefined` when it does not say. A timeout is not a miss. */
  async function ask<Answer>(operation: 'read' | 'acquire' | 'fill' | 'invalidate', call: () => Promise<Answer>) {
    try {
      return await call();
    } catch (error) {
      events.onStoreError?.(operation, error);
      return undefined;
    }
  }

  return async function readBelow(wanted: readonly Wanted<Key>[]): Promise<Read<Value>[]> {
    const startedAt = clock.now();
    const deadline = startedAt + PATIENCE * leaseMs;
    const reads = new Map<string, Read<Value>>();
    const sinceStart = () => clock.now() - startedAt;

    function hit(item: Wanted<Key>, frame: Buffer): boolean {
      const decoded = decodeEntry<Value>(frame, clock.now());
      if (!decoded) return false;
      keep(item, decoded.entry, frame.length, decoded.leftMs);
      reads.set(item.name, { key: item.name, ms: sinceStart(), entry: decoded.entry, state: 'hit', layer: 'l2' });
      return true;
    }

    async function load(items: readonly Wanted<Key>[]): Promise<{ entries: Entry<Value>[]; loadMs: number }> {
      const began = clock.now();
      let loaded: ReadonlyMap<string, Loaded<Value>>;
      try {
        loaded = await definition.load(items.map((item) => item.key));
      } catch (error) {
        events.onLoad?.(definition.name, items.length, clock.now() - began, error);
        throw error;
      }
      const loadMs = clock.now() - began;
      events.onLoad?.(definition.name, items.length, loadMs);
      const entries = items.map(({ key }) => toEntry(definition, key, loaded.get(definition.keyOf(key)), began));
      return { entries, loadMs };
    }

    async function loadUnkept(items: readonly Wanted<Key>[], reason: Degradation): Promise<void> {
      const { entries } = await load(items);
      for (const [at, { name }] of items.entries()) {
        const entry = entries[at] as Entry<Value>;
        reads.set(name, { key: name, ms: sinceStart(), entry, state: 'degraded', layer: 'db', reason });
      }
    }

    async function loadAndFill(items: readonly Wanted<Key>[], token: string): Promise<void> {
      let result: Awaited<ReturnType<typeof load>>;
      try {
        result = await load(items);
      } catch (error) {
        // Others need not wait for the lease to end; that they were told is not worth failing twice.
        await shared.release(items.map(({ name }) => ({ key: name, token }))).catch(() => {});
        throw error;
      }
      const fills = items.map(({ name }, at): Fill => {
        const entry = result.entries[at] as Entry<Value>;
        // Spread, so that what was filled together does not expire together.
        const ttlMs = (entry.found ? definition.ttlMs : definition.negativeTtlMs) * (0.9 + 0.2 * random());
        return { key: name, token, ttlMs, frame: encodeEntry(entry, clock.now() + ttlMs, result.loadMs) };
      });
      const outcomes = await ask('fill', () => shared.fill(fills));
      for (const [at, item] of items.entries()) {
        const entry = result.entries[at] as Entry<Value>;
        const { frame, ttlMs } = fills[at] as Fill;
        const outcome = outcomes?.[at] ?? 'store-unavailable';
        const answer = { key: item.name, ms: sinceStart(), entry, layer: 'db' } as const;
        if (outcome === 'filled') keep(item, entry, frame.length, ttlMs);
        reads.set(
          item.name,
          outcome === 'filled' ? { ...answer, state: 'filled' } : { ...answer, state: 'degraded', reason: outcome },
        );
      }
    }

    const frames = await ask('read', () => shared.read(wanted.map(({ name }) => name)));
    if (!frames) {
      await loadUnkept(wanted, 'store-unavailable');
    } else {
      let open = wanted.filter((item, at) => !(frames[at] && hit(item, frames[at])));
      for (let round = 0; open.length > 0; round++) {
        const token = createToken();
        const now = clock.now();
        const requests = open.map(({ name }) => ({ key: name, token, leaseMs, now }));
        const grants = await ask('acquire', () => shared.acquire(requests));
        if (!grants) {
          await loadUnkept(open, 'store-unavailable');
          break;
        }
        const { leading, following, spoiled, leftMs } = sortGrants(open, grants, hit);
        // A value that nobody can read would be found again and again.
        if (spoiled.length > 0) await ask('invalidate', () => shared.invalidate(spoiled.map(({ name }) => name)));
        // One's own leases first, then the wait for others: two crossing batches cannot wait for each other.
        if (leading.length > 0) await loadAndFill(leading, token);
        if (following.length > 0 && clock.now() >= deadline) {
          await loadUnkept(following, 'lease-timeout');
          break;
        }
        if (following.length > 0) await sleep(Math.min(leftMs, pauseOf(round)));
        open = following;
      }
    }
    return wanted.map(({ name }) => reads.get(name) as Read<Value>);
  };

  /** Doubling from 2 ms, with a jitter that keeps waiters of one key apart. */
  function pauseOf(round: number): number {
    return Math.min(2 ** (round + 1), MAX_PAUSE_MS) * (0.5 + random());
  }
}

function sortGrants<Item>(
  items: readonly Item[],
  grants: readonly Grant[],
  hit: (item: Item, frame: Buffer) => boolean,
) {
  const leading: Item[] = [];
  const following: Item[] = [];
  const spoiled: Item[] = [];
  let leftMs = Number.POSITIVE_INFINITY;
  for (const [at, item] of items.entries()) {
    const grant = grants[at];
    if (grant?.state === 'lead') leading.push(item);
    else if (grant?.state === 'follow') {
      following.push(item);
      leftMs = Math.min(leftMs, Math.max(1, grant.leftMs));
    } else if (grant && !hit(item, grant.frame)) {
      following.push(item);
      spoiled.push(item);
    }
  }
  return { leading, following, spoiled, leftMs };
}
