import { isSure } from '../coherence/coherence.ts';
import type { Slot } from '../local/local-store.ts';
import { small } from '../local/small.ts';
import { encodeId } from '../shared/frame.ts';
import type { createReadBelow } from './below.ts';
import type { ThingParts } from './parts.ts';
import type { Wanted } from './wanted.ts';

/** How long a hit waits before it tries again to have its value loaded anew, while others do. */
const REFRESH_PAUSE_MS = 100;

/** Reads this process's own layer: one look-up, and a comparison of numbers with the present. */
export function createReadHere<Key, Value>(
  parts: ThingParts<Key, Value>,
  below: ReturnType<typeof createReadBelow<Key, Value>>,
  want: (key: Key, id: string, startedAt: number) => Wanted<Key, Value>,
) {
  const { policy, local, origin, coherence, clock, emit } = parts;
  const { trust } = coherence;
  const { strict } = policy;

  /** Some tag was invalidated since the slot was last looked at: one of its own? */
  function check(id: string, slot: Slot<Value>): boolean {
    const verdict = coherence.tags.judge(slot.read.entry.tags, slot.snapshot);
    if (verdict === 'alive') {
      slot.epoch = trust.epoch;
      slot.snapshot = coherence.position();
      return true;
    }
    if (verdict === 'dead') emit({ type: 'dead', thing: policy.name, key: policy.prefix + id, layer: 'l1' });
    if (verdict !== 'unknown') local.delete(id);
    return false;
  }

  /** A slot that is due to be loaded anew still answers, until its end. */
  function renew(key: Key, id: string, slot: Slot<Value>, now: number): boolean {
    if (now >= slot.end) return false;
    slot.until = small(Math.min(slot.end, now + REFRESH_PAUSE_MS));
    if (!below.isRefreshing(id)) {
      emit({ type: 'early-refresh', thing: policy.name, key: policy.prefix + id });
      const item = want(key, id, clock.now());
      item.seen = encodeId(slot.frameId);
      item.flight.settle(slot.read);
      void below.refresh(item);
    }
    return true;
  }

  return {
    /**
     * What this process may answer by itself.
     * @param renews has what is due loaded anew behind the answer; not where values are brought
     */
    look(key: Key, id: string, renews = true): Slot<Value> | undefined {
      const slot = local.get(id);
      if (slot === undefined) return undefined;
      if (slot.epoch !== trust.epoch && !check(id, slot)) return undefined;
      const now = clock.now();
      if (strict && !isSure(trust, now)) return undefined;
      if (now - origin < slot.until) return slot;
      const answers = renews ? renew(key, id, slot, now - origin) : now - origin < slot.end;
      return answers ? slot : undefined;
    },
  };
}
