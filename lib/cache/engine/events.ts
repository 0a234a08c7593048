import type { Read } from './entry.ts';
import type { SharedStore } from './shared-store.ts';

/** What the engine reports. Handlers run inside the read, so they must be quick and must not throw. */
export type CacheEvents = {
  /** Every key of every read, as it is answered. */
  onRead?: (thing: string, read: Read<unknown>) => void;
  /** One call of a thing's loader. */
  onLoad?: (thing: string, keys: number, ms: number, error?: unknown) => void;
  /** The shared store did not serve; the read went on without it. */
  onStoreError?: (operation: keyof SharedStore, error: unknown) => void;
};
