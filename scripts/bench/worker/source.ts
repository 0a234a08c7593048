import { setTimeout as wait } from 'node:timers/promises';
import { type Document, makeDocument } from '../document.ts';
import { monotonicMs } from './monotonic.ts';

/** One load of one key: when it began, on the clock that all processes share. */
export type Load = { key: string; at: number };

/** Stands for the database: slow on demand, holdable, and it counts. */
export type Source = {
  load(keys: readonly string[]): Promise<Map<string, Document>>;
  /** From now on a load reads this version: a commit, as this process sees it. */
  commit(version: number): void;
  /** Loads that begin from now on have read, but answer only after `release`. */
  hold(): void;
  release(): void;
  /** Resolves when the next load has begun. */
  nextLoad(): Promise<void>;
  /** The loads since the last call. */
  takeLoads(): Load[];
};

/** @param freshly every load makes a document of its own; else one is made for each key and version */
export function createSource({ loadMs, freshly }: { loadMs: number; freshly: boolean }): Source {
  let version = 1;
  let loads: Load[] = [];
  let gate: PromiseWithResolvers<void> | undefined;
  let begun = Promise.withResolvers<void>();
  const made = new Map<string, Document>();

  const read = (key: string): Document => {
    if (freshly) return JSON.parse(JSON.stringify(makeDocument(key, version)));
    const known = made.get(key);
    if (known?.version === version) return known;
    const document = makeDocument(key, version);
    made.set(key, document);
    return document;
  };

  return {
    async load(keys) {
      const at = monotonicMs();
      for (const key of keys) loads.push({ key, at });
      const rows = new Map(keys.map((key) => [key, read(key)]));
      begun.resolve();
      begun = Promise.withResolvers();
      if (loadMs > 0) await wait(loadMs);
      if (gate) await gate.promise;
      return rows;
    },
    commit(next) {
      version = next;
    },
    hold() {
      gate ??= Promise.withResolvers();
    },
    release() {
      gate?.resolve();
      gate = undefined;
    },
    nextLoad: () => begun.promise,
    takeLoads() {
      const taken = loads;
      loads = [];
      return taken;
    },
  };
}
