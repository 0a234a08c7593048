import { readId } from '../shared/frame.ts';
import type { createKeeper } from './keep.ts';
import type { ThingParts } from './parts.ts';
import type { Answers, Wanted } from './wanted.ts';
import { createScales, decode } from './weigh.ts';

/** What became of a frame: the key is answered and done with, has to be loaded, or has tags that nobody here knows. */
export type Outcome = 'done' | 'open' | { unknown: readonly string[] };

const HIT = { state: 'hit', layer: 'l2' } as const;

/** Answers from frames of the shared store, as far as they go. */
export function createFrameReader<Key, Value>(
  parts: ThingParts<Key, Value>,
  answers: Answers<Key, Value>,
  keep: ReturnType<typeof createKeeper<Key, Value>>,
  refreshing: ReadonlySet<string>,
) {
  const { definition, policy, stripes, emit } = parts;
  const weigh = createScales(parts);

  /** @param learned what is not known of its tags was asked for, in vain */
  return function readFrame(item: Wanted<Key, Value>, frame: Buffer, now: number, learned = false): Outcome {
    const weighed = weigh(item.name, frame, now, learned);
    const { worth } = weighed;
    if (worth === 'unknown') {
      item.seen = readId(frame);
      return { unknown: weighed.tags };
    }
    const entry = worth === 'over' ? undefined : decode(frame, weighed.head, weighed.tags, definition.codec);
    if (entry && worth === 'fresh') {
      const due = keep(item, { entry, head: weighed.head, frame }, now);
      answers.settle(item, entry, HIT, now);
      if (!due || refreshing.has(item.id)) return 'done';
      emit({ type: 'early-refresh', thing: policy.name, key: item.name });
      // The answer itself has moved it; what is loaded behind it counts from here.
      item.noted = stripes.note(item.stripe);
    }
    item.seen = readId(frame);
    if (!entry || worth === 'fresh') return 'open';
    item.spare = entry;
    if (worth === 'spare') return 'open';
    answers.settleStale(item, entry, 'l2', 'revalidating');
    return refreshing.has(item.id) ? 'done' : 'open';
  };
}
