import { sql } from 'drizzle-orm';
import type { PictureSource } from '#db/schema/catalog.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, HOUR_MS } from './lifetimes.ts';

const definition: ThingDefinition<string, PictureSource> = {
  name: 'picture-source',
  schema: 1,
  keyOf: (hash) => hash,
  parseKey: (hash) => (/^[\w-]{1,80}$/.test(hash) ? hash : undefined),
  ttlMs: HOUR_MS,
  ...CATALOGUE,
  tagsOf: (hash) => [tags.picture(hash)],
  async load(hashes) {
    const wanted = `{${hashes.join(',')}}`;
    const rows = await getRuntime().db.execute<{ hash: string; source: PictureSource }>(sql`
      SELECT hash, source FROM pictures WHERE hash = ANY(${wanted}::text[])`);
    return new Map(rows.map(({ hash, source }) => [hash, { value: source }]));
  },
};

/** How a picture is made, by its hash. Asked only when its file is not there yet. */
export const pictureSourceCache = (): CachedThing<string, PictureSource> => getRuntime().cache.thing(definition);
