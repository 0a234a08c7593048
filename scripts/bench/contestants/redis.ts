import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Document } from '../document.ts';
import type { Source } from '../worker/source.ts';
import type { Contestant, Layout } from './contestant.ts';

/** ioredis as it comes. */
export const openRedis = (layout: Layout, source: Source) => open(layout, source, false);

/** ioredis sending together what is issued in one tick. */
export const openPipelinedRedis = (layout: Layout, source: Source) => open(layout, source, true);

/** What most articles teach: GET, else load and SETEX; MGET, else load and a pipeline of SETEX. Guarded by nothing. */
async function open(layout: Layout, source: Source, enableAutoPipelining: boolean): Promise<Contestant> {
  const redis = new Redis(layout.url, { enableAutoPipelining });
  await once(redis, 'ready');
  const seconds = Math.ceil(layout.ttlMs / 1000);
  const nameOf = (key: string) => layout.prefix + key;

  return {
    async get(key) {
      const text = await redis.get(nameOf(key));
      if (text !== null) return JSON.parse(text);
      const document = (await source.load([key])).get(key);
      await redis.setex(nameOf(key), seconds, JSON.stringify(document));
      return document;
    },
    async getMany(keys) {
      const texts = await redis.mget(keys.map(nameOf));
      const missing = keys.filter((_, at) => texts[at] === null);
      const loaded = missing.length > 0 ? await source.load(missing) : undefined;
      if (loaded) {
        const pipeline = redis.pipeline();
        for (const [key, document] of loaded) pipeline.setex(nameOf(key), seconds, JSON.stringify(document));
        await pipeline.exec();
      }
      return keys.map((key, at) => {
        const text = texts[at];
        return typeof text === 'string' ? JSON.parse(text) : loaded?.get(key);
      });
    },
    invalidate: (keys) => redis.unlink(keys.map(nameOf)),
    versionOf: (answer) => (answer as Document | undefined)?.version,
  };
}
