import type { ThingParts } from '../read/parts.ts';
import { decode } from '../read/weigh.ts';
import { readHead, readLoadMs, readTags } from '../shared/frame.ts';
import type { KeySource, LocalCopy, SharedCopy } from './copies.ts';

/** Looks at the copies of one thing's keys, for people, and changes nothing. */
export type ThingInspector = {
  local(id: string): LocalCopy | undefined;
  /** Undefined for a frame that cannot be read. Asks about tags that this process does not know. */
  shared(frame: Buffer): Promise<SharedCopy | undefined>;
  /** Asks the source anew. Rejects as it does. */
  source(id: string): Promise<KeySource>;
};

export function createInspector<Key, Value>(parts: ThingParts<Key, Value>): ThingInspector {
  const { definition, local, origin, coherence } = parts;
  return {
    local(id) {
      const slot = local.get(id);
      if (!slot) return undefined;
      const { entry } = slot.read;
      return {
        entry,
        verdict: coherence.tags.judge(entry.tags, slot.snapshot),
        snapshot: slot.snapshot,
        keptAt: origin + slot.keptAt,
        until: origin + slot.end,
      };
    },
    async shared(frame) {
      const head = readHead(frame);
      const entry = head && decode(frame, head, readTags(frame), definition.codec);
      if (!head || !entry) return undefined;
      const { snapshot, soft, freshUntil } = head;
      if (coherence.tags.judge(entry.tags, snapshot) === 'unknown') await coherence.learn(entry.tags);
      const verdict = coherence.tags.judge(entry.tags, snapshot);
      return { entry, verdict, snapshot, soft, freshUntil, loadMs: readLoadMs(frame), bytes: frame.length };
    },
    async source(id) {
      const key = definition.parseKey?.(id);
      if (key === undefined) return { state: 'unasked' };
      const loaded = (await definition.load([key])).get(id);
      return loaded ? { state: 'found', value: loaded.value, version: loaded.version ?? 0 } : { state: 'absent' };
    },
  };
}
