import type { Entry } from '../entry.ts';
import {
  type Codec,
  type FrameHead,
  readCreatedAt,
  readHead,
  readTags,
  readValue,
  readVersion,
} from '../shared/frame.ts';
import type { ThingParts } from './parts.ts';

/** What a frame of the shared store is good for. */
export type Worth =
  | 'fresh'
  /** May be served while it is loaded anew. */
  | 'stale'
  /** May be served if loading fails. */
  | 'spare'
  /** Too old, older than an invalidation, or not to be read. */
  | 'over'
  /** One of its tags has to be asked for first. */
  | 'unknown';

export type Weighed = { worth: Exclude<Worth, 'over'>; head: FrameHead; tags: readonly string[] };

const OVER = { worth: 'over' } as const;

/** Says what frames are worth, by their age, their tags, and what the thing allows. */
export function createScales<Key, Value>(parts: ThingParts<Key, Value>) {
  const { policy, coherence, debts, emit } = parts;

  function weigh(name: string, head: FrameHead, tags: readonly string[], now: number, learned: boolean): Worth {
    const verdict = coherence.tags.judge(tags, head.snapshot);
    if (verdict === 'dead' || (debts.any() && debts.owesTags(tags))) {
      emit({ type: 'dead', thing: policy.name, key: name, layer: 'l2' });
      return 'over';
    }
    const deaf = policy.strict && tags.length > 0 && now >= coherence.trust.until;
    if ((verdict === 'unknown' || deaf) && !learned) return 'unknown';
    const aged = verdict === 'stale' || head.soft;
    if (!aged && now < head.freshUntil) return 'fresh';
    if (head.negative || policy.strict) return 'over';
    if (now < head.freshUntil + policy.staleMs) return 'stale';
    return now < head.freshUntil + policy.staleIfErrorMs ? 'spare' : 'over';
  }

  return function weighFrame(name: string, frame: Buffer, now: number, learned = false): Weighed | typeof OVER {
    const head = readHead(frame);
    if (!head) return OVER;
    const tags = readTags(frame);
    const worth = weigh(name, head, tags, now, learned);
    return worth === 'over' ? OVER : { worth, head, tags };
  };
}

/** Undefined for a payload that cannot be read, which is a miss. */
export function decode<Value>(
  frame: Buffer,
  { negative }: Pick<FrameHead, 'negative'>,
  tags: readonly string[],
  codec: Codec<Value> | undefined,
): Entry<Value> | undefined {
  const createdAt = readCreatedAt(frame);
  if (negative) return { found: false, tags, createdAt };
  try {
    return {
      found: true,
      value: readValue(frame, codec as Codec<unknown> | undefined) as Value,
      tags,
      version: readVersion(frame),
      createdAt,
    };
  } catch {
    return undefined;
  }
}
