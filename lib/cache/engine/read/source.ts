import { type Degradation, type Entry, versionOf } from '../entry.ts';
import { LoadFailedError, LoadTimeoutError } from '../load/errors.ts';
import { reportUnavailable } from '../observe/events.ts';
import { type Codec, encodeFrame, type Frame } from '../shared/frame.ts';
import { type Fill, isUnavailable } from '../shared/shared-store.ts';
import { after } from '../time.ts';
import type { createKeeper, Framed } from './keep.ts';
import { createLoader, type LoadedEntries } from './loader.ts';
import type { ThingParts } from './parts.ts';
import type { Answers, Wanted } from './wanted.ts';

/** For so many deadlines a load that does not end keeps others from trying. */
const DEADLINES_KEPT = 5;

/** What asks the source: under a lease, to fill the shared store, or for the callers alone. */
export function createSourceReads<Key, Value>(
  parts: ThingParts<Key, Value>,
  { settle, giveUp }: Answers<Key, Value>,
  keep: ReturnType<typeof createKeeper<Key, Value>>,
) {
  const { definition, policy, shared, backOff, clock, random, emit } = parts;
  const thing = policy.name;
  const load = createLoader(parts);
  type Item = Wanted<Key, Value>;

  /** Whether loading failed a moment ago, which then is the answer. */
  function isBackedOff(item: Item): boolean {
    const failure = backOff.blocking(item.name);
    if (!failure) return false;
    giveUp(item, new LoadFailedError(thing, failure.leftMs, failure.error));
    return true;
  }

  /** Answers callers and keeps nothing. */
  async function loadUnkept(items: readonly Item[], reason: Degradation): Promise<void> {
    const wanted = items.filter((item) => !item.flight.settled && !isBackedOff(item));
    if (wanted.length === 0) return;
    const cancel = giveUpInTime(wanted);
    try {
      const { entries } = await load(wanted);
      for (const [at, item] of wanted.entries()) {
        settle(item, entries[at] as Entry<Value>, { state: 'degraded', layer: 'db', reason });
      }
    } catch (error) {
      for (const item of wanted) giveUp(item, error);
    } finally {
      cancel();
    }
  }

  /** Callers are given up on at the deadline; a load itself goes on, and what it brings is kept if it may be. */
  function giveUpInTime(items: readonly Item[]): () => void {
    return after(policy.deadlineMs, () => {
      for (const item of items) {
        if (item.flight.settled) continue;
        const error = new LoadTimeoutError(thing, policy.deadlineMs);
        backOff.failed(item.name, error);
        giveUp(item, error);
      }
    });
  }

  /** Loads under a lease, and stores what was loaded while the lease is there. */
  async function loadAndFill(items: readonly Item[], token: string): Promise<void> {
    let loaded: LoadedEntries<Value>;
    const stop = keepLeases(items, token);
    try {
      loaded = await load(items);
    } catch (error) {
      for (const item of items) giveUp(item, error);
      await giveBack(items, token, error);
      return;
    } finally {
      stop();
    }
    await fillLoaded(items, loaded, token);
  }

  /** Stores what was loaded while the lease is there, and answers those who wait for it. */
  async function fillLoaded(items: readonly Item[], loaded: LoadedEntries<Value>, token: string): Promise<void> {
    let made: { item: Item; framed: Made<Value> }[];
    try {
      made = items.map((item, at) => ({
        item,
        framed: frameOf(loaded.entries[at] as Entry<Value>, loaded, loaded.ttls[at]),
      }));
    } catch (error) {
      // A value that cannot be encoded.
      for (const item of items) giveUp(item, error);
      await giveBack(items, token, error);
      return;
    }
    await Promise.all([
      fill(
        made.filter(({ framed }) => framed.ttlMs > 0),
        token,
      ),
      passOn(
        made.filter(({ framed }) => framed.ttlMs <= 0),
        token,
      ),
    ]);
  }

  /** What is not to be kept: its lease is given back. */
  async function passOn(made: readonly { item: Item; framed: Made<Value> }[], token: string): Promise<void> {
    if (made.length === 0) return;
    for (const { item, framed } of made) {
      settle(item, framed.entry, { state: 'degraded', layer: 'db', reason: 'unkept' });
    }
    await shared.release(made.map(({ item }) => ({ key: item.name, token })));
  }

  async function fill(made: readonly { item: Item; framed: Made<Value> }[], token: string): Promise<void> {
    if (made.length === 0) return;
    const outcomes = await shared.fill(made.map(({ item, framed }): Fill => ({ key: item.name, token, ...framed })));
    reportUnavailable('fill', outcomes, emit);
    for (const [at, { item, framed }] of made.entries()) {
      const { entry } = framed;
      const answer = outcomes[at] as (typeof outcomes)[number];
      const outcome = isUnavailable(answer) ? 'store-unavailable' : answer;
      if (outcome === 'filled') {
        emit({ type: 'filled', thing, key: item.name, version: versionOf(entry) });
        keep(item, framed, clock.now());
        settle(item, entry, { state: 'filled', layer: 'db' });
      } else {
        emit({ type: 'fill-refused', thing, key: item.name, reason: outcome });
        settle(item, entry, { state: 'degraded', layer: 'db', reason: outcome });
      }
    }
  }

  /**
   * A lease ends soon after its holder dies, and lasts as long as it loads: a slow source is not asked twice. Not for ever,
   * since one that never answers must be tried again.
   */
  function keepLeases(items: readonly Item[], token: string): () => void {
    const { leaseMs, deadlineMs } = policy;
    const leases = items.map(({ name }) => ({ key: name, token, leaseMs }));
    const until = clock.now() + DEADLINES_KEPT * deadlineMs;
    let cancel: () => void;
    const renew = () => {
      cancel = after(leaseMs / 3, () => {
        if (clock.now() >= until) return;
        void shared.extend(leases);
        renew();
      });
    };
    renew();
    return () => cancel();
  }

  /** Those who wait elsewhere learn that loading failed, or that the lease is free again. */
  async function giveBack(items: readonly Item[], token: string, error: unknown): Promise<void> {
    const leases = items.map(({ name }) => ({ key: name, token }));
    if (!(error instanceof LoadFailedError)) await shared.release(leases);
    else await shared.pause(leases.map((lease) => ({ ...lease, pauseMs: error.retryAfterMs })));
  }

  function frameOf(
    entry: Entry<Value>,
    { loadMs, snapshot }: { loadMs: number; snapshot: number },
    ownTtlMs: number | undefined,
  ): Made<Value> {
    // Spread, so that what was filled together does not expire together.
    const freshMs = (ownTtlMs ?? (entry.found ? policy.ttlMs : policy.negativeTtlMs)) * (0.9 + 0.2 * random());
    // What is kept for less than usual is of no use after its end either.
    const spareMs = entry.found && ownTtlMs === undefined ? policy.spareMs : 0;
    const head = { loadMs, snapshot, frameId: drawFrameId(random), freshUntil: clock.now() + freshMs };
    return { entry, head, frame: encodeEntry(entry, head, definition.codec), ttlMs: freshMs + spareMs };
  }

  return { isBackedOff, loadUnkept, loadAndFill, fillLoaded, giveUpInTime };
}

type Made<Value> = Framed<Value> & { ttlMs: number };

export function encodeEntry<Value>(
  entry: Entry<Value>,
  head: Pick<Frame, 'loadMs' | 'snapshot' | 'frameId' | 'freshUntil'>,
  codec: Codec<Value> | undefined,
): Buffer {
  const { found, tags, createdAt } = entry;
  const value = found ? entry.value : undefined;
  const frame = { ...head, negative: !found, createdAt, version: versionOf(entry), tags, value };
  return encodeFrame(frame, codec as Codec<unknown> | undefined);
}

/** Told apart only from the frame that it replaces. */
export const drawFrameId = (random: () => number): number => 1 + Math.floor(random() * (2 ** 31 - 2));
