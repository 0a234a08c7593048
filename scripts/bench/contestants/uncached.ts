import type { Document } from '../document.ts';
import type { Source } from '../worker/source.ts';
import type { Contestant, Layout } from './contestant.ts';

/** The source alone: what is left to be had when no cache helps, on this machine at this moment. */
export async function openUncached(_layout: Layout, source: Source): Promise<Contestant> {
  return {
    get: async (key) => (await source.load([key])).get(key),
    async getMany(keys) {
      const loaded = await source.load(keys);
      return keys.map((key) => loaded.get(key));
    },
    async invalidate() {},
    versionOf: (answer) => (answer as Document | undefined)?.version,
  };
}
