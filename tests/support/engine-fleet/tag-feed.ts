import type { TagTable } from './protocol.ts';

export type TagFeed = {
  /** Grows with every change of the table. */
  version(): number;
  /** One reader's view of the table. */
  subscribe(): {
    /** The whole table if it has changed since this reader last asked. */
    news(): TagTable | undefined;
    /** Makes the next news the whole table in any case. */
    forget(): void;
  };
};

/** Watches a table, so that it travels only when it has changed. */
export function watchTags(table: TagTable): TagFeed {
  let version = 0;
  for (const method of ['set', 'delete', 'clear'] as const) {
    const original = table[method].bind(table) as (...args: unknown[]) => unknown;
    Object.defineProperty(table, method, {
      // Not a property of the table's own that a copy of it would have.
      enumerable: false,
      value: (...args: unknown[]) => {
        version++;
        return original(...args);
      },
    });
  }
  return {
    version: () => version,
    subscribe() {
      let known = table.size === 0 ? version : -1;
      return {
        news() {
          if (known === version) return undefined;
          known = version;
          return new Map(table);
        },
        forget() {
          known = -1;
        },
      };
    },
  };
}
