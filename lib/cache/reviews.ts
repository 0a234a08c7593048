import { sql } from 'drizzle-orm';
import { isId } from '#lib/catalog/ids.ts';
import type { Review, ReviewPage } from '#lib/catalog/types.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

export type ReviewsKey = { productId: string; page: number };
export const REVIEWS_PAGE_SIZE = 10;

const nameOf = ({ productId, page }: ReviewsKey) => `${productId}:${page}`;

const definition: ThingDefinition<ReviewsKey, ReviewPage> = {
  name: 'reviews',
  schema: 2,
  keyOf: nameOf,
  parseKey(id) {
    const [productId = '', page = ''] = id.split(':');
    return isId(productId) && /^[1-9]\d{0,5}$/.test(page) ? { productId, page: Number(page) } : undefined;
  },
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: ({ productId }) => [tags.reviews(productId)],
  keysPerLoad: 1,
  load: loadEach(nameOf, loadPage),
};

export const reviewsCache = (): CachedThing<ReviewsKey, ReviewPage> => getRuntime().cache.thing(definition);

type Row = { items: Review[]; total: number; distribution: number[] };

async function loadPage({ productId, page }: ReviewsKey): Promise<ReviewPage> {
  const published = sql`product_id = ${productId}::bigint AND status = 'published'`;
  const [row] = await getRuntime().db.execute<Row>(sql`
    SELECT count(*)::int AS total,
           array[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2), count(*) FILTER (WHERE rating = 3),
                 count(*) FILTER (WHERE rating = 4), count(*) FILTER (WHERE rating = 5)]::int[] AS distribution,
           coalesce((SELECT json_agg(r) FROM (
             SELECT id::text, rating, title, body, author, order_id IS NOT NULL AS "verifiedBuyer", created_at AS "createdAt"
               FROM reviews WHERE ${published}
              ORDER BY created_at DESC, id LIMIT ${REVIEWS_PAGE_SIZE} OFFSET ${(page - 1) * REVIEWS_PAGE_SIZE}
           ) r), '[]'::json) AS items
      FROM reviews WHERE ${published}`);
  const { items = [], total = 0, distribution = NO_RATINGS } = row ?? {};
  return {
    items: items.map((review) => ({ ...review, createdAt: new Date(review.createdAt).toISOString() })),
    page,
    pageSize: REVIEWS_PAGE_SIZE,
    total,
    distribution,
  };
}

export const NO_RATINGS = [0, 0, 0, 0, 0];
