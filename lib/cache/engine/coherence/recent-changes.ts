import type { Change, PlacedChange } from '../shared/change-log.ts';

/**
 * The last changes this process has heard of. A replica that takes over may lack the newest of them; whoever remembers
 * announces them again, which does no harm where they are known.
 */
export type RecentChanges = {
  add(change: PlacedChange): void;
  /** Those after `position`, as one change; undefined when they go back further than is remembered. */
  since(position: number): Change | undefined;
  /** Those of the last so many microseconds, as far as they are remembered; undefined when there are none. */
  lately(spanUs: number): Change | undefined;
  forget(): void;
};

const KEPT = 1_000;

export function createRecentChanges(): RecentChanges {
  let kept: PlacedChange[] = [];
  return {
    add(change) {
      kept.push(change);
      if (kept.length > 2 * KEPT) kept = kept.slice(-KEPT);
    },
    since(position) {
      const lost = kept.filter((change) => change.position > position);
      const [first] = lost;
      // Whatever stands between the two is unknown.
      if (!first || first.previous > position) return undefined;
      return merge(lost);
    },
    lately(spanUs) {
      const from = (kept.at(-1)?.position ?? 0) - spanUs;
      const recent = kept.filter((change) => change.position >= from);
      return recent.length > 0 ? merge(recent) : undefined;
    },
    forget() {
      kept = [];
    },
  };
}

function merge(changes: readonly Change[]): Change {
  return {
    keys: [...new Set(changes.flatMap((change) => [...change.keys, ...change.writes.map((write) => write.key)]))],
    hardTags: [...new Set(changes.flatMap((change) => change.hardTags))],
    softTags: [...new Set(changes.flatMap((change) => change.softTags))],
    // The server may hold an older version than the one that was written: gone is always right.
    writes: [],
  };
}
