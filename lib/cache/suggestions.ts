import { sql } from 'drizzle-orm';
import { tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

const MAX_PRODUCTS = 6;

const nameOf = (words: string) => Buffer.from(words).toString('base64url');

const definition: ThingDefinition<string, string[]> = {
  name: 'suggestions',
  schema: 1,
  keyOf: nameOf,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.products, tags.list(WHOLE_SHOP, 'members'), tags.list(WHOLE_SHOP, 'text')],
  keysPerLoad: 1,
  load: loadEach(nameOf, loadIds),
};

/** Ids of products for what has been typed so far (lower case, single spaces). */
export const suggestionCache = (): CachedThing<string, string[]> => getRuntime().cache.thing(definition);

/** Full text with the last word as a beginning: `moka po` finds the moka pot. */
async function loadIds(words: string): Promise<string[]> {
  const lexemes = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (lexemes.length === 0) return [];
  const query = lexemes.map((word, at) => (at === lexemes.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
  const rows = await getRuntime().db.execute<{ id: string }>(sql`
    SELECT p.id::text FROM products p
     WHERE p.status = 'published' AND p.search @@ to_tsquery('english', ${query})
     ORDER BY ts_rank_cd(p.search, to_tsquery('english', ${query})) DESC, p.popularity DESC, p.id
     LIMIT ${MAX_PRODUCTS}`);
  return rows.map(({ id }) => id);
}
