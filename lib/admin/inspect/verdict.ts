import type { TagVerdict } from '#lib/cache/engine/coherence/tag-table.ts';
import type { RelatedChange } from '#lib/changes/receipts.ts';
import type { Comparison } from './compare.ts';

/** A copy of a key in one layer, with what is known of it. Times in ms since the epoch. */
export type Evidence = {
  layer: 'process' | 'shared';
  /** What people call the place: `process 4711`, `Redis`. */
  place: string;
  createdAt: number;
  /** From then on it is not served any more, whatever happens. */
  until: number;
  verdict: TagVerdict;
  comparison: Comparison;
  /** Position of the change log that the place has reached. */
  position: number;
  /** Some process that was asked remembers storing it. */
  isRemembered: boolean;
};

/**
 * What a key's copies come to, worst first.
 *
 * - `wrong`: a copy that is served differs from the source, and why nothing has ended it
 * - `ended`: a copy that differs is there, but nobody is served it
 * - `blind`: the shared store does not answer
 * - `current`: every copy is what the source has; `likely`: as far as tags tell, since it cannot be compared
 * - `empty`: no layer holds anything
 */
export type Verdict =
  | { state: 'wrong'; places: string[]; until: number; cause: Cause }
  | { state: 'ended'; places: string[] }
  | { state: 'blind' | 'current' | 'likely' | 'empty' };

/**
 * Why a copy that differs is still served. `unannounced`: the change has not reached the shared store. `unheard`: it has
 * not reached the process. `survived`: both know, and the copy lives on. `unexplained`: there is no such change, so rows
 * were changed past the shop, or the copy was put there past the cache.
 */
export type Cause =
  | { state: 'unannounced' | 'unheard' | 'survived'; change: RelatedChange }
  | { state: 'unexplained'; isRemembered: boolean };

type Case = { evidence: readonly Evidence[]; changes: readonly RelatedChange[]; sharedAnswers: boolean; now: number };

export function reachVerdict({ evidence, changes, sharedAnswers, now }: Case): Verdict {
  const differing = evidence.filter(({ comparison }) => comparison.state === 'differs');
  const wrong = differing.filter(({ verdict, until }) => verdict !== 'dead' && now < until);
  if (wrong.length > 0) {
    return {
      state: 'wrong',
      places: wrong.map(({ place }) => place),
      until: Math.max(...wrong.map(({ until }) => until)),
      cause: findCause(wrong, changes),
    };
  }
  if (!sharedAnswers) return { state: 'blind' };
  if (differing.length > 0) return { state: 'ended', places: differing.map(({ place }) => place) };
  if (evidence.length === 0) return { state: 'empty' };
  return { state: evidence.some(({ comparison }) => comparison.state === 'same') ? 'current' : 'likely' };
}

/** The newest change that came after the oldest of these copies was made. */
function findCause(wrong: readonly Evidence[], changes: readonly RelatedChange[]): Cause {
  const madeAt = Math.min(...wrong.map(({ createdAt }) => createdAt));
  const change = changes.find(({ createdAt }) => createdAt > madeAt);
  if (!change) return { state: 'unexplained', isRemembered: wrong.some(({ isRemembered }) => isRemembered) };
  const { position } = change;
  if (position === null) return { state: 'unannounced', change };
  const deaf = wrong.some((copy) => copy.layer === 'process' && copy.position < position);
  return { state: deaf ? 'unheard' : 'survived', change };
}
