import type { Entry } from '../entry.ts';
import { isUnavailable } from '../shared/shared-store.ts';
import type { Loaded } from '../thing.ts';
import type { LoadedEntries } from './loader.ts';
import type { ThingParts } from './parts.ts';
import type { createFrameReader } from './read-frame.ts';
import type { createSourceReads } from './source.ts';
import type { Wanted } from './wanted.ts';

/** The right to fill a key, for callers who make the value themselves. */
export type Lead<Value> = {
  /** Keeps what was made since, unless something happened meanwhile to the key or to one of its tags. */
  fill(loaded: Loaded<Value>): Promise<void>;
  /** Nothing will be filled: others may. */
  giveUp(): Promise<void>;
};

/** What there is of a key; or that there is nothing, and the right to fill it if nobody else has that. */
export type Looked<Value> = { entry: Entry<Value> } | { entry: undefined; lead: Lead<Value> | undefined };

/** There is nothing, and whoever asks may not fill it. */
const NOBODY = { entry: undefined, lead: undefined };

/** Reads without loading: for values that come about elsewhere, and are brought here afterwards. */
export function createLooker<Key, Value>(
  parts: ThingParts<Key, Value>,
  source: ReturnType<typeof createSourceReads<Key, Value>>,
  readFrame: ReturnType<typeof createFrameReader<Key, Value>>,
) {
  const { definition, policy, shared, coherence, debts, stripes, clock, createToken } = parts;
  type Item = Wanted<Key, Value>;

  /** What a frame answers, if it does; where its tags are not known, they are asked for. */
  async function answerFrom(item: Item, frame: Buffer): Promise<Entry<Value> | undefined> {
    let outcome = readFrame(item, frame, clock.now());
    if (typeof outcome === 'object') {
      await coherence.learn(outcome.unknown);
      outcome = readFrame(item, frame, clock.now(), true);
    }
    return item.flight.settled ? item.flight.result().entry : undefined;
  }

  return async function look(item: Item): Promise<Looked<Value>> {
    if (coherence.trust.until === 0) await coherence.joined();
    if (debts.owesKey(item.name)) return NOBODY;
    const [frame] = await shared.read([item.name]);
    const present = frame instanceof Buffer ? await answerFrom(item, frame) : undefined;
    if (present) return { entry: present };

    const token = createToken();
    const request = { key: item.name, token, leaseMs: policy.leaseMs, ...(item.seen ? { seen: item.seen } : {}) };
    item.noted = stripes.note(item.stripe);
    const snapshot = coherence.position();
    const startedAt = clock.now();
    const [grant] = await shared.acquire([request]);
    if (!grant || isUnavailable(grant)) return NOBODY;
    if (grant.state === 'hit') {
      const entry = await answerFrom(item, grant.frame);
      return entry ? { entry } : NOBODY;
    }
    if (grant.state !== 'lead') return NOBODY;
    return {
      entry: undefined,
      lead: {
        async fill({ value, version = 0, ttlMs }) {
          const tags = definition.tagsOf(item.key, value);
          const entry: Entry<Value> = { found: true, value, tags, version, createdAt: startedAt };
          const loaded: LoadedEntries<Value> = {
            entries: [entry],
            ttls: [ttlMs],
            loadMs: clock.now() - startedAt,
            snapshot,
          };
          await source.fillLoaded([item], loaded, token);
        },
        giveUp: async () => void (await shared.release([{ key: item.name, token }])),
      },
    };
  };
}
