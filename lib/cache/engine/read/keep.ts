import { isSure } from '../coherence/coherence.ts';
import { type Entry, type Read, versionOf } from '../entry.ts';
import { drawRefreshAt } from '../load/early-refresh.ts';
import { deepFreeze } from '../local/freeze.ts';
import type { Slot } from '../local/local-store.ts';
import { small } from '../local/small.ts';
import { type FrameHead, readFrameId, readLoadMs } from '../shared/frame.ts';
import type { ThingParts } from './parts.ts';

/** An entry with the frame that it was decoded from, or encoded to. */
export type Framed<Value> = { entry: Entry<Value>; head: Pick<FrameHead, 'freshUntil' | 'snapshot'>; frame: Buffer };

/** A key, and what its stripe was before anything was read. */
export type Noted = { readonly id: string; readonly name: string; readonly stripe: number; noted: number };

/**
 * Puts entries into this process's own layer, unless something happened to their key since the read began, or this process
 * cannot know whether it did. Returns whether the entry is due to be loaded anew, before its end.
 */
export function createKeeper<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, local, origin, stripes, coherence, random, emit } = parts;
  const { trust } = coherence;

  return function keep(item: Noted, { entry, head, frame }: Framed<Value>, now: number): boolean {
    const { freshUntil } = head;
    const { createdAt } = entry;
    const keptHere = policy.localTtlMs > 0;
    // Most reads fall into the first half of a life, in which nothing is due.
    if (!keptHere && now < (createdAt + freshUntil) / 2) return false;
    const loadMs = readLoadMs(frame);
    const refreshAt = entry.found ? drawRefreshAt({ createdAt, freshUntil, loadMs }, random) : freshUntil;
    if (keptHere) put(item, entry, head, frame, now, refreshAt);
    return now >= refreshAt;
  };

  function put(
    item: Noted,
    entry: Entry<Value>,
    { freshUntil, snapshot }: Framed<Value>['head'],
    frame: Buffer,
    now: number,
    refreshAt: number,
  ): void {
    const thing = policy.name;
    if (
      stripes.moved(item.stripe, item.noted) ||
      (policy.strict && !isSure(trust, now)) ||
      coherence.tags.judge(entry.tags, snapshot) !== 'alive'
    ) {
      emit({ type: 'promotion-skipped', thing, key: item.name });
      return;
    }
    const present = local.get(item.id)?.read.entry;
    if (present?.found && entry.found && present.version > entry.version) return;
    const read: Read<Value> = deepFreeze({ key: item.name, ms: 0, entry, state: 'hit', layer: 'l1' });
    const end = Math.min(now + policy.localTtlMs, freshUntil);
    const slot: Slot<Value> = {
      read,
      snapshot: coherence.position(),
      epoch: trust.epoch,
      frameId: readFrameId(frame),
      keptAt: small(now - origin),
      until: small(Math.floor(Math.min(end, refreshAt) - origin)),
      end: small(Math.floor(end - origin)),
    };
    local.set(item.id, slot, frame.length);
    emit({ type: 'promoted', thing, key: item.name, version: versionOf(entry) });
  }
}
