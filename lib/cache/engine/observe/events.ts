import type { Read, Staleness } from '../entry.ts';
import { isUnavailable } from '../shared/shared-store.ts';

/** What the engine reports besides reads. Nothing here happens on a hit in this process. */
export type CacheEvent =
  /** One call of a thing's loader. */
  | { type: 'load'; thing: string; keys: number; ms: number; error?: unknown }
  /** What was loaded may not be stored: something happened to the key meanwhile. */
  | { type: 'fill-refused'; thing: string; key: string; reason: 'fenced' | 'newer-present' | 'store-unavailable' }
  | { type: 'filled'; thing: string; key: string; version: number }
  /** Kept in this process, or not, since something happened to the key while it was read. */
  | { type: 'promoted'; thing: string; key: string; version: number }
  | { type: 'promotion-skipped'; thing: string; key: string }
  /** Another caller or process loads; how long it was waited for. */
  | { type: 'followed'; thing: string; key: string; ms: number }
  | { type: 'early-refresh'; thing: string; key: string }
  | { type: 'stale-served'; thing: string; key: string; layer: 'l1' | 'l2'; reason: Staleness }
  /** What was there is older than an invalidation of one of its tags, or than the log itself. */
  | { type: 'dead'; thing: string; key: string; layer: 'l1' | 'l2' }
  | { type: 'invalidated'; thing: string; key: string; mode: 'hard' | 'soft'; by: 'here' | 'log' }
  | { type: 'written'; thing: string; key: string; version: number; by: 'here' | 'log' }
  /** The load was refused for the number of those that wait. */
  | { type: 'shed'; thing: string; keys: number }
  /** Changes were missed, or the server lost some: this process has forgotten all it held. */
  | { type: 'gap'; reason: 'missed' | 'rewound' }
  | { type: 'debt'; state: 'owed' | 'paid'; keys: number; tags: number }
  /** The shared store did not serve; the read went on without it. */
  | { type: 'store-error'; operation: StoreOperation; error: unknown };

export type StoreOperation = 'read' | 'acquire' | 'fill' | 'replace' | 'invalidate' | 'log';
export type Emit = (event: CacheEvent) => void;

/** Reports, once for a batch, that the shared store did not serve it or a part of it. */
export function reportUnavailable(operation: StoreOperation, answers: readonly unknown[], emit: Emit): void {
  const error = answers.find(isUnavailable);
  if (error) emit({ type: 'store-error', operation, error });
}

/** Handlers run inside the read, so they must be quick and must not throw. */
export type CacheEvents = {
  /** Every key of every read, as it is answered. */
  onRead?: (thing: string, read: Read<unknown>) => void;
  onEvent?: Emit;
};
