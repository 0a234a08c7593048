import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import type { Product } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, HOUR_MS } from './lifetimes.ts';
import { selectProducts } from './product-query.ts';
import { type ProductRow, toProduct } from './product-row.ts';

const definition: ThingDefinition<string, Product> = {
  name: 'product',
  schema: 2,
  keyOf: (id) => id,
  parseKey: (id) => (isId(id) ? id : undefined),
  ttlMs: HOUR_MS,
  ...CATALOGUE,
  localBytes: 48 * 1024 * 1024,
  tagsOf: (id, product) => [
    tags.product(id),
    tags.products,
    ...(product?.categories ?? []).map((category) => tags.category(category.id)),
  ],
  async load(ids) {
    const wanted = `{${ids.join(',')}}`;
    const published = sql`p.id = ANY(${wanted}::bigint[]) AND p.status = 'published'`;
    const rows = await getRuntime().db.execute<ProductRow>(selectProducts(published));
    return new Map(rows.map((row) => [row.id, { value: toProduct(row), version: row.version }]));
  },
};

/** Published products by id, whole: lists show a part of the same entry, so a price can't differ between the two. */
export const productCache = (): CachedThing<string, Product> => getRuntime().cache.thing(definition);
