import type { Announced, CachedThing } from '../cached-thing.ts';
import type { Entry } from '../entry.ts';
import { reportUnavailable } from '../observe/events.ts';
import type { createKeeper, Noted } from '../read/keep.ts';
import type { ThingParts } from '../read/parts.ts';
import { drawFrameId, encodeEntry } from '../read/source.ts';
import { decode } from '../read/weigh.ts';
import { type Change, NO_CHANGE } from '../shared/change-log.ts';
import { readHead, readTags } from '../shared/frame.ts';
import { type Answer, type InvalidationMode, isUnavailable, type ReplaceOutcome } from '../shared/shared-store.ts';

export type ReceivedWrite = { id: string; version: number; frame: Buffer };

/** Values up to this size travel with the change; larger ones are read again where they are wanted. */
const INLINE_BYTES = 1_024;
const KEYS_AT_ONCE = 1_000;

/** What changes a cached thing: here, in the shared store, and by the log in all other processes. */
export function createChanges<Key, Value>(
  parts: ThingParts<Key, Value>,
  keep: ReturnType<typeof createKeeper<Key, Value>>,
) {
  const { definition, policy, shared, local, stripes, flights, backOff, coherence, debts, clock, random, emit } = parts;
  const thing = policy.name;
  const nameOf = (id: string) => policy.prefix + id;

  /** From now on nobody joins a read that began before, and none such is kept here. */
  function fence(id: string): void {
    stripes.bump(stripes.of(id));
    flights.detach(id);
    backOff.clear(nameOf(id));
  }

  function forget(id: string): void {
    fence(id);
    local.delete(id);
  }

  function note(id: string): Noted {
    const stripe = stripes.of(id);
    return { id, name: nameOf(id), stripe, noted: stripes.note(stripe) };
  }

  /** An older copy must not be served any more, nor a newer one be lost: writes may arrive out of order. */
  function outdate(id: string, version: number): void {
    fence(id);
    const present = local.get(id)?.read.entry;
    if (!present?.found || present.version < version) local.delete(id);
  }

  /** Tells every process. What cannot be told now is owed. */
  async function announce<State extends string>(
    state: State,
    change: Partial<Change>,
    append?: (change: Change) => Promise<number>,
  ): Promise<Announced<State>> {
    const full = { ...NO_CHANGE, ...change };
    try {
      return { state, ticket: await coherence.announce(full, append) };
    } catch (error) {
      emit({ type: 'store-error', operation: 'log', error });
      debts.owe(full);
      return { state: 'owed' };
    }
  }

  const writeThrough: CachedThing<Key, Value>['writeThrough'] = async (key, value, version) => {
    const id = definition.keyOf(key);
    const name = nameOf(id);
    outdate(id, version);
    if (coherence.trust.until === 0) await coherence.joined();
    const stripe = stripes.of(id);
    const noted = stripes.note(stripe);
    emit({ type: 'written', thing, key: name, version, by: 'here' });

    const now = clock.now();
    const entry: Entry<Value> = { found: true, value, tags: definition.tagsOf(key, value), version, createdAt: now };
    const head = {
      loadMs: 0,
      snapshot: coherence.position(),
      frameId: drawFrameId(random),
      freshUntil: now + policy.ttlMs,
    };
    const frame = encodeEntry(entry, head, definition.codec);
    const ttlMs = policy.ttlMs + policy.spareMs;
    const [outcome] = (await shared.replace([{ key: name, frame, ttlMs }])) as [Answer<ReplaceOutcome>];
    const alone = !stripes.moved(stripe, noted);
    // Who read the older value before it was replaced must not keep it after.
    outdate(id, version);
    if (isUnavailable(outcome)) {
      emit({ type: 'store-error', operation: 'replace', error: outcome });
      debts.owe({ ...NO_CHANGE, keys: [name] });
      return { state: 'owed' };
    }
    // Only then is this known to be the newest.
    if (outcome === 'replaced' && alone) keep(note(id), { entry, head, frame }, now);
    const inline = frame.length <= INLINE_BYTES;
    return announce(outcome, inline ? { writes: [{ key: name, version, frame }] } : { keys: [name] });
  };

  async function invalidateNow(ids: readonly string[], mode: InvalidationMode): Promise<Announced<'invalidated'>> {
    const names = ids.map(nameOf);
    const start = () => {
      for (const id of ids) forget(id);
    };
    start();
    for (const key of names) emit({ type: 'invalidated', thing, key, mode, by: 'here' });
    const { retract } = shared;
    try {
      if (mode === 'hard' && retract) {
        return await announce('invalidated', { keys: names }, (change) => retract(names, change));
      }
      const answers = await shared.invalidate(names, mode);
      const untold = names.filter((_, at) => isUnavailable(answers[at]));
      if (untold.length > 0) {
        reportUnavailable('invalidate', answers, emit);
        debts.owe({ ...NO_CHANGE, keys: untold });
      }
      const announced = await announce('invalidated', { keys: names });
      return untold.length > 0 ? { state: 'owed' } : announced;
    } finally {
      // Between the two somebody may have read the shared store before it was told.
      start();
    }
  }

  return {
    writeThrough,

    async invalidate(keys: readonly Key[], mode: InvalidationMode = 'hard'): Promise<Announced<'invalidated'>> {
      const ids = [...new Set(keys.map(definition.keyOf))];
      let last: Announced<'invalidated'> = { state: 'invalidated', ticket: coherence.position() };
      for (let at = 0; at < ids.length; at += KEYS_AT_ONCE) {
        const announced = await invalidateNow(ids.slice(at, at + KEYS_AT_ONCE), mode);
        if (last.state !== 'owed') last = announced;
      }
      return last;
    },

    /** Some process has announced a change of these keys. */
    receive(ids: readonly string[], writes: readonly ReceivedWrite[]): void {
      for (const id of ids) {
        forget(id);
        emit({ type: 'invalidated', thing, key: nameOf(id), mode: 'hard', by: 'log' });
      }
      for (const { id, version, frame } of writes) {
        // Even where the copy here is as new: it may go, and an older read under way take its place.
        fence(id);
        const present = local.get(id)?.read.entry;
        if (present?.found && present.version >= version) continue;
        // Only where an older one is: whether an absent one is wanted here, nobody knows.
        if (present) replace(id, frame);
        emit({ type: 'written', thing, key: nameOf(id), version, by: 'log' });
      }
    },

    forgetAll(): void {
      stripes.bumpAll();
      flights.detachAll();
      local.clear();
    },
  };

  function replace(id: string, frame: Buffer): void {
    local.delete(id);
    const head = readHead(frame);
    const entry = head && decode(frame, head, readTags(frame), definition.codec);
    if (entry) keep(note(id), { entry, head, frame }, clock.now());
  }
}
