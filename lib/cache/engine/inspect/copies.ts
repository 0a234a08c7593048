import type { TagVerdict } from '../coherence/tag-table.ts';
import type { Entry } from '../entry.ts';
import type { HistoryStep } from '../observe/history.ts';

/** A copy as somebody finds it who looks without reading: nothing is counted, loaded or kept for it. Times in ms of the epoch. */
type Copy = {
  entry: Entry<unknown>;
  /** What this process knows of its tags. */
  verdict: TagVerdict;
  /** Position of the change log up to which its tags are known not to have been invalidated. */
  snapshot: number;
};

/** In this process's own layer. `until`: then it looks further. */
export type LocalCopy = Copy & { keptAt: number; until: number };

/** In the shared store. `soft`: it was softly invalidated. `loadMs`: what loading it took. */
export type SharedCopy = Copy & { soft: boolean; freshUntil: number; loadMs: number; bytes: number };

/** What one process has to say of a key. */
export type KeyHere = {
  copy: LocalCopy | undefined;
  /** The last change that this process knows of. */
  position: number;
  /** Whether it can be sure to have missed nothing. */
  trusted: boolean;
  /** It could not tell the shared store yet of a change of this key, and takes nothing from there. */
  owed: boolean;
  steps: readonly HistoryStep[];
};

/** What the shared store holds of a key. `bytes` that cannot be read are of another release, or damaged: a miss. */
export type KeyShared =
  | { state: 'held'; copy: SharedCopy }
  | { state: 'unreadable'; bytes: number }
  | { state: 'absent' | 'unavailable' };

/** What the source has. `unasked`: nobody knows how to ask it for this key. */
export type KeySource = { state: 'found'; value: unknown; version: number } | { state: 'absent' | 'unasked' };
