import type { Entry, Read } from '../entry.ts';
import { drawRefreshAt } from '../load/early-refresh.ts';
import { deepFreeze } from '../local/freeze.ts';
import type { Slot } from '../local/local-store.ts';
import type { ThingParts } from './parts.ts';

/** An entry with what its frame says of it. */
export type Kept<Value> = {
  entry: Entry<Value>;
  loadMs: number;
  freshUntil: number;
  snapshot: number;
  frameId: number;
  frameBytes: number;
};

/**
 * Puts entries into this process's own layer, unless something happened to their key since the read began, or this process
 * cannot know whether it did. Returns when the entry is to be loaded anew.
 */
export function createKeeper<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, local, stripes, coherence, clock, random, emit } = parts;
  const { trust } = coherence;

  return function keep(item: { id: string; name: string; noted: number }, kept: Kept<Value>): number {
    const { entry, freshUntil } = kept;
    const refreshAt = entry.found
      ? drawRefreshAt({ createdAt: entry.createdAt, freshUntil, loadMs: kept.loadMs }, random)
      : freshUntil;
    if (policy.localTtlMs <= 0) return refreshAt;
    const now = clock.now();
    const thing = policy.name;
    if (
      stripes.moved(item.id, item.noted) ||
      (policy.strict && now >= trust.until) ||
      coherence.tags.judge(entry.tags, kept.snapshot) !== 'alive'
    ) {
      emit({ type: 'promotion-skipped', thing, key: item.name });
      return refreshAt;
    }
    const present = local.get(item.id)?.entry;
    if (present?.found && entry.found && present.version > entry.version) return refreshAt;
    const localUntil = now + policy.localTtlMs;
    const read: Read<Value> = deepFreeze({ key: item.name, ms: 0, entry, state: 'hit', layer: 'l1' });
    const slot: Slot<Value> = {
      entry,
      read,
      answer: Promise.resolve(read),
      snapshot: kept.snapshot,
      frameId: kept.frameId,
      freshUntil,
      keptAt: now,
      refreshAt,
      localUntil,
      until: Math.min(localUntil, refreshAt),
      checkedAt: coherence.position(),
      epoch: trust.epoch,
    };
    local.set(item.id, slot, kept.frameBytes);
    emit({ type: 'promoted', thing, key: item.name, version: entry.found ? entry.version : 0 });
    return refreshAt;
  };
}
