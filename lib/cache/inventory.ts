import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import type { Stock } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { LOCAL_TTL_MS, MINUTE_MS, NEGATIVE_TTL_MS } from './lifetimes.ts';

const definition: ThingDefinition<string, Stock> = {
  name: 'inventory',
  schema: 1,
  keyOf: (variantId) => variantId,
  parseKey: (id) => (isId(id) ? id : undefined),
  ttlMs: 5 * MINUTE_MS,
  localTtlMs: LOCAL_TTL_MS,
  negativeTtlMs: NEGATIVE_TTL_MS,
  strictness: 'strict',
  tagsOf: (variantId) => [tags.stock(variantId)],
  async load(variantIds) {
    const wanted = `{${variantIds.join(',')}}`;
    const rows = await getRuntime().db.execute<Stock>(sql`
      SELECT variant_id::text AS "variantId", available, version::float8 AS version
        FROM inventory WHERE variant_id = ANY(${wanted}::bigint[])`);
    return new Map(rows.map((stock) => [stock.variantId, { value: stock, version: stock.version }]));
  },
};

/** Stock by variant id: written through with its version on every movement. Only shown; Postgres decides what sells. */
export const inventoryCache = (): CachedThing<string, Stock> => getRuntime().cache.thing(definition);
