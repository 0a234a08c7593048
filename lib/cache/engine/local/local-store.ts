import { LRUCache } from 'lru-cache';
import type { Entry, Read } from '../entry.ts';

/** What this process keeps of one key: decoded, frozen, with the answer to a hit made in advance. */
export type Slot<Value> = {
  readonly entry: Entry<Value>;
  readonly read: Read<Value>;
  readonly answer: Promise<Read<Value>>;
  /** Of the frame it was made from. */
  readonly snapshot: number;
  readonly frameId: number;
  readonly freshUntil: number;
  readonly keptAt: number;
  /** From then on a hit also has it loaded anew. */
  readonly refreshAt: number;
  /** When this process must look further than its own copy. */
  readonly localUntil: number;
  /** The next time that a hit needs more than a look: the earliest of the above. */
  until: number;
  /** When, and in which epoch, its tags were known to be good. */
  checkedAt: number;
  epoch: number;
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
