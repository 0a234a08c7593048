import { LRUCache } from 'lru-cache';

/** Promises by key: keeps the `capacity` of them that were used last; failures are not kept. */
export class LruMap<Key extends string, Value extends Promise<unknown>> {
  readonly #entries: LRUCache<Key, Value>;

  constructor(capacity: number) {
    this.#entries = new LRUCache({ max: capacity });
  }

  getOrSet(key: Key, make: () => Value): Value {
    const known = this.#entries.get(key);
    if (known) return known;
    const value = make();
    this.#entries.set(key, value);
    value.catch(() => {
      // By now the key may hold a later attempt.
      if (this.#entries.peek(key) === value) this.#entries.delete(key);
    });
    return value;
  }
}
