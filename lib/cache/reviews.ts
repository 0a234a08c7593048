import { sql } from 'drizzle-orm';
import type { Page, Review } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

export type ReviewsKey = { productId: string; page: number };
export const REVIEWS_PAGE_SIZE = 10;

const nameOf = ({ productId, page }: ReviewsKey) => `${productId}:${page}`;

const definition: ThingDefinition<ReviewsKey, Page<Review>> = {
  name: 'reviews',
  schema: 1,
  keyOf: nameOf,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: ({ productId }) => [tags.reviews(productId)],
  keysPerLoad: 1,
  load: loadEach(nameOf, loadPage),
};

export const reviewsCache = (): CachedThing<ReviewsKey, Page<Review>> => getRuntime().cache.thing(definition);

async function loadPage({ productId, page }: ReviewsKey): Promise<Page<Review>> {
  const [row] = await getRuntime().db.execute<{ items: Review[]; total: number }>(sql`
    SELECT (SELECT count(*)::int FROM reviews WHERE product_id = ${productId}::bigint) AS total,
           coalesce((SELECT json_agg(r) FROM (
             SELECT id::text, rating, title, body, author, created_at AS "createdAt" FROM reviews
              WHERE product_id = ${productId}::bigint
              ORDER BY created_at DESC, id LIMIT ${REVIEWS_PAGE_SIZE} OFFSET ${(page - 1) * REVIEWS_PAGE_SIZE}
           ) r), '[]'::json) AS items`);
  const items = (row?.items ?? []).map((review) => ({
    ...review,
    createdAt: new Date(review.createdAt).toISOString(),
  }));
  return { items, page, pageSize: REVIEWS_PAGE_SIZE, total: row?.total ?? 0 };
}
