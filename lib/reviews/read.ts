import { NO_RATINGS, REVIEWS_PAGE_SIZE, reviewsCache } from '#lib/cache/reviews.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { ReviewPage } from '#lib/catalog/types.ts';
import { afterTicket } from '#lib/http/scope.ts';

/** Published reviews of a product, newest first. */
export async function listReviews(productId: string, page: number): Promise<ReviewPage> {
  const empty = { items: [], page, pageSize: REVIEWS_PAGE_SIZE, total: 0, distribution: NO_RATINGS };
  if (!isId(productId)) return empty;
  const { entry } = await reviewsCache().get({ productId, page }, afterTicket());
  return entry.found ? entry.value : empty;
}
