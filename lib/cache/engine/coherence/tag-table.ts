import { LRUCache } from 'lru-cache';
import type { TagVersion } from '../shared/change-log.ts';

/**
 * What this process knows of tags, kept up by the change log, so that checking an entry's tags asks nobody.
 *
 * `unknown`: a tag may have been invalidated before this process listened; the shared store knows.
 */
export type TagVerdict = 'alive' | 'stale' | 'dead' | 'unknown';

export type TagTable = {
  /**
   * Whether an entry that was filled at `snapshot` is still what its tags say.
   * @param checkedAt a position at which its tags are known not to have been invalidated since the snapshot
   */
  judge(tags: readonly string[], snapshot: number, checkedAt?: number): TagVerdict;
  bump(tag: string, part: keyof TagVersion, position: number): void;
  /** What the shared store says of a tag. */
  learn(tag: string, version: TagVersion): void;
  /** Everything filled before is dead: the store has lost what it knew of tags until then. */
  bornAt(position: number): void;
  /** Knows nothing of what happened up to `position`, and hears of all that comes after. */
  reset(position: number): void;
};

/** `complete`: nothing is missing from before this process listened. */
type Known = TagVersion & { complete: boolean };

export function createTagTable(maxTags = 100_000): TagTable {
  let born = 0;
  /** Each bump after this position is in the table. */
  let since = 0;
  let newest = 0;
  const known = new LRUCache<string, Known>({
    max: maxTags,
    dispose: ({ hard, soft }, _, reason) => {
      if (reason === 'evict') since = Math.max(since, hard, soft);
    },
  });

  return {
    judge(tags, snapshot, checkedAt = snapshot) {
      if (snapshot < born) return 'dead';
      if (tags.length === 0 || (checkedAt >= newest && checkedAt >= since)) return 'alive';
      let verdict: TagVerdict = 'alive';
      for (const tag of tags) {
        const version = known.get(tag);
        if (version && version.hard > snapshot) return 'dead';
        if (!version?.complete && checkedAt < since) verdict = 'unknown';
        else if (version && version.soft > snapshot && verdict === 'alive') verdict = 'stale';
      }
      return verdict;
    },
    bump(tag, part, position) {
      newest = Math.max(newest, position);
      const version = known.get(tag) ?? { hard: 0, soft: 0, complete: false };
      known.set(tag, { ...version, [part]: Math.max(version[part], position) });
    },
    learn(tag, version) {
      newest = Math.max(newest, version.hard, version.soft);
      const present = known.get(tag) ?? { hard: 0, soft: 0 };
      const hard = Math.max(version.hard, present.hard);
      known.set(tag, { hard, soft: Math.max(version.soft, present.soft), complete: true });
    },
    bornAt(position) {
      born = Math.max(born, position);
    },
    reset(position) {
      known.clear();
      since = position;
      newest = position;
    },
  };
}
