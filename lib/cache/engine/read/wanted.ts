import type { Degradation, Entry, Read, Staleness } from '../entry.ts';
import { OverloadedError } from '../load/errors.ts';
import type { Flight } from '../local/flights.ts';
import { deepFreeze } from '../local/freeze.ts';
import type { Noted } from './keep.ts';
import type { ThingParts } from './parts.ts';

/** A key that this process has no answer for, or one that is to be loaded anew behind an answer that was given. */
export type Wanted<Key, Value> = Noted & {
  readonly key: Key;
  readonly flight: Flight<Value>;
  readonly startedAt: number;
  /** `readId` of the frame in the shared store that is no answer. */
  seen: Buffer | undefined;
  /** To be served if loading fails. */
  spare: Entry<Value> | undefined;
};

type How =
  | { state: 'hit'; layer: 'l2' }
  | { state: 'stale'; layer: 'l1' | 'l2'; reason: Staleness }
  | { state: 'filled'; layer: 'db' }
  | { state: 'degraded'; layer: 'db'; reason: Degradation };

/** Answers the callers who wait for a key, once. */
export function createAnswers<Key, Value>({ policy, local, stripes, clock, emit }: ThingParts<Key, Value>) {
  function settle(item: Wanted<Key, Value>, entry: Entry<Value>, how: How, now = clock.now()): void {
    if (item.flight.settled) return;
    // What is shown once is not followed by something older from here: neither by a copy, nor by a read under way.
    if (how.state !== 'stale') {
      stripes.bump(item.stripe);
      const present = policy.localTtlMs > 0 ? local.get(item.id)?.read.entry : undefined;
      if (present?.found && entry.found && present.version < entry.version) local.delete(item.id);
    }
    // Whoever joined holds the same objects.
    if (item.flight.joined) deepFreeze(entry);
    const read: Read<Value> = { key: item.name, ms: now - item.startedAt, entry, ...how };
    item.flight.settle(read);
  }

  function settleStale(item: Wanted<Key, Value>, entry: Entry<Value>, layer: 'l1' | 'l2', reason: Staleness): void {
    emit({ type: 'stale-served', thing: policy.name, key: item.name, layer, reason });
    settle(item, entry, { state: 'stale', layer, reason });
  }

  /** No load will answer: something older will, if there is something that may. */
  function giveUp(item: Wanted<Key, Value>, error: unknown): void {
    if (item.flight.settled) return;
    const reason = error instanceof OverloadedError ? 'overloaded' : 'load-failed';
    if (item.spare) settleStale(item, item.spare, 'l2', reason);
    else item.flight.fail(error);
  }

  return { settle, settleStale, giveUp };
}

export type Answers<Key, Value> = ReturnType<typeof createAnswers<Key, Value>>;
