import { LRUCache } from 'lru-cache';
import type { Document } from '../document.ts';
import type { Source } from '../worker/source.ts';
import type { Contestant, Layout } from './contestant.ts';

/** lru-cache, awaited as a cache with a second layer has to be. Only batches load: a single read costs what a hit costs. */
export async function openLru(_layout: Layout, source: Source): Promise<Contestant> {
  const entries = new LRUCache<string, Document>({ max: 100_000 });
  return {
    async get(key) {
      return entries.get(key);
    },
    async getMany(keys) {
      const missing = keys.filter((key) => !entries.has(key));
      if (missing.length > 0) for (const [key, document] of await source.load(missing)) entries.set(key, document);
      return keys.map((key) => entries.get(key));
    },
    peek: (key) => entries.get(key),
    async invalidate(keys) {
      for (const key of keys) entries.delete(key);
    },
    versionOf: (answer) => (answer as Document | undefined)?.version,
  };
}
