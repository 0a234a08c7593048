import type { Entry } from '../entry.ts';
import { type FrameHead, readHead, readTags, readValue } from '../shared/frame.ts';
import type { Kept } from './keep.ts';
import type { ThingParts } from './parts.ts';

/** What a frame of the shared store is good for. */
export type Worth =
  | 'fresh'
  /** May be served while it is loaded anew. */
  | 'stale'
  /** May be served if loading fails. */
  | 'spare'
  /** Too old, or older than an invalidation. */
  | 'over'
  /** One of its tags has to be asked for first. */
  | 'unknown';

export type Opened<Value> = {
  worth: Worth;
  head: FrameHead;
  tags: readonly string[];
  keep: () => Kept<Value> | undefined;
};

/** Says what frames are worth, by their age, their tags, and what the thing allows. */
export function createScales<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, coherence, debts, clock, emit } = parts;

  function weigh(name: string, head: FrameHead, tags: readonly string[], learned: boolean): Worth {
    const now = clock.now();
    const verdict = coherence.tags.judge(tags, head.snapshot);
    if (verdict === 'dead' || debts.owesTags(tags)) {
      emit({ type: 'dead', thing: policy.name, key: name, layer: 'l2' });
      return 'over';
    }
    const deaf = policy.strict && tags.length > 0 && now >= coherence.trust.until;
    if ((verdict === 'unknown' || deaf) && !learned) return 'unknown';
    const aged = verdict === 'stale' || head.soft;
    if (!aged && now < head.freshUntil) return 'fresh';
    if (head.negative) return 'over';
    if (now < head.freshUntil + policy.staleMs) return 'stale';
    return now < head.freshUntil + policy.staleIfErrorMs ? 'spare' : 'over';
  }

  return {
    /** Undefined for a frame that cannot be read. */
    open(name: string, frame: Buffer, learned = false): Opened<Value> | undefined {
      const head = readHead(frame);
      if (!head) return undefined;
      const tags = readTags(frame);
      return { head, tags, worth: weigh(name, head, tags, learned), keep: () => decode<Value>(frame, head, tags) };
    },
  };
}

/** Undefined for a payload that cannot be read, which is a miss. */
export function decode<Value>(frame: Buffer, head: FrameHead, tags: readonly string[]): Kept<Value> | undefined {
  const { createdAt, version, loadMs, freshUntil, snapshot, frameId } = head;
  const rest = { loadMs, freshUntil, snapshot, frameId, frameBytes: frame.length };
  if (head.negative) return { entry: { found: false, tags, createdAt }, ...rest };
  try {
    const entry: Entry<Value> = { found: true, value: readValue(frame) as Value, tags, version, createdAt };
    return { entry, ...rest };
  } catch {
    return undefined;
  }
}
