import { LRUCache } from 'lru-cache';
import type { Read } from '../entry.ts';

/**
 * What this process keeps of one key: decoded, frozen, with the answer to a hit made in advance. There are many of these,
 * so they hold as little as they can.
 */
export type Slot<Value> = {
  readonly read: Read<Value>;
  /** Its tags are known not to have been invalidated up to this position of the change log, */
  snapshot: number;
  /** and in this epoch. */
  epoch: number;
  /** Of the frame that it was made from. */
  readonly frameId: number;
  /** When it was put here; ms from the thing's origin, as the other times here, which makes them small numbers. */
  readonly keptAt: number;
  /** The next time that a hit needs more than a look: to be loaded anew, or the end. */
  until: number;
  /** From then on this process looks further than its own copy. */
  readonly end: number;
};

export type LocalStore<Value> = {
  get(id: string): Slot<Value> | undefined;
  set(id: string, slot: Slot<Value>, frameBytes: number): void;
  delete(id: string): void;
  clear(): void;
  size(): { entries: number; bytes: number };
};

/** What an entry takes on the heap, from what its frame takes: measured on catalogue JSON (npm run bench, heap). */
const estimateBytes = (frameBytes: number) => Math.ceil(1.2 * frameBytes) + 600;

/** @param maxBytes estimated; the least recently used go first */
export function createLocalStore<Value>(maxBytes: number): LocalStore<Value> {
  const slots = new LRUCache<string, Slot<Value>>({ maxSize: maxBytes });
  return {
    get: (id) => slots.get(id),
    set: (id, slot, frameBytes) => void slots.set(id, slot, { size: estimateBytes(frameBytes) }),
    delete: (id) => void slots.delete(id),
    clear: () => slots.clear(),
    size: () => ({ entries: slots.size, bytes: slots.calculatedSize }),
  };
}
