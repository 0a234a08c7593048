import { type SQL, sql } from 'drizzle-orm';
import type { Shopper, Viewer } from '#lib/accounts/viewer.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { ReviewStatus } from './rating.ts';

/** A review as whoever wrote it sees it. */
export type OwnReview = {
  id: string;
  status: ReviewStatus;
  rating: number;
  title: string;
  body: string;
  author: string;
  version: number;
  /** ISO 8601. */
  updatedAt: string;
};

/**
 * Whether somebody may review a product.
 *
 * - `guest`: has to sign in first
 * - `not-a-buyer`: has no order of it that is paid and was not called off
 * - `may-write`: `author` is the name to begin with
 * - `written`: has done so, and may change it
 */
export type OwnReviewState =
  | { state: 'guest' }
  | { state: 'not-a-buyer' }
  | { state: 'may-write'; author: string }
  | { state: 'written'; review: OwnReview };

/** What a viewer may do about their review of a product, and the review if there is one. */
export async function getOwnReview(viewer: Viewer, productId: string): Promise<OwnReviewState> {
  if (viewer.kind === 'guest') return { state: 'guest' };
  const { db } = getRuntime();
  const review = await findOwnReview(db, viewer, productId);
  if (review) return { state: 'written', review };
  const order = isId(productId) ? await findPurchase(db, viewer, productId) : undefined;
  return order === undefined ? { state: 'not-a-buyer' } : { state: 'may-write', author: viewer.name };
}

type Reader = Pick<Transaction, 'execute'>;

/** @param lock keeps it from changing until the transaction ends */
export async function findOwnReview(
  db: Reader,
  { userId }: Shopper,
  productId: string,
  lock: SQL = sql``,
): Promise<OwnReview | undefined> {
  if (!isId(productId)) return undefined;
  const [row] = await db.execute<OwnReview>(sql`
    SELECT ${OWN_COLUMNS} FROM reviews WHERE product_id = ${productId}::bigint AND user_id = ${userId} ${lock}`);
  return row && toOwnReview(row);
}

/** The id of the newest order by which somebody has bought a product: one that is paid, and was neither called off nor paid back. */
export async function findPurchase(db: Reader, { userId }: Shopper, productId: string): Promise<string | undefined> {
  const [order] = await db.execute<{ id: string }>(sql`
    SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
     WHERE o.user_id = ${userId} AND l.product_id = ${productId}::bigint
       AND o.status IN ('paid', 'packed', 'shipped', 'delivered')
     ORDER BY o.created_at DESC LIMIT 1`);
  return order?.id;
}

export const OWN_COLUMNS = sql`id::text, status, rating, title, body, author, version::float8 AS version, updated_at AS "updatedAt"`;

export const toOwnReview = (row: OwnReview): OwnReview => ({
  ...row,
  updatedAt: new Date(row.updatedAt).toISOString(),
});
