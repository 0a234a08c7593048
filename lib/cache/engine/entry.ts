/** What is known of one key. Absence is knowledge too: it is cached like a value, for a shorter time. */
export type Entry<Value> =
  | { found: true; value: Value; tags: readonly string[]; version: number; createdAt: number }
  | { found: false; tags: readonly string[]; createdAt: number };

/** Where a read was answered: this process, the shared store, or the source behind both. */
export type Layer = 'l1' | 'l2' | 'db';

/** Why an answer came from the source and was not kept. */
export type Degradation = 'store-unavailable' | 'newer-present' | 'fenced' | 'lease-timeout';

export type Read<Value> = { key: string; ms: number; entry: Entry<Value> } & (
  | { state: 'hit'; layer: 'l1' | 'l2' }
  | { state: 'filled'; layer: 'db' }
  | { state: 'degraded'; layer: 'db'; reason: Degradation }
);
