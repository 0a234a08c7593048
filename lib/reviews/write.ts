import { sql } from 'drizzle-orm';
import type { Shopper } from '#lib/accounts/viewer.ts';
import { isId } from '#lib/catalog/ids.ts';
import { type ChangeNote, type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { changeRating, lockRating } from './change-rating.ts';
import type { ReviewInput } from './input.ts';
import { findOwnReview, findPurchase, OWN_COLUMNS, type OwnReview, toOwnReview } from './own.ts';

/**
 * What became of a review that was sent.
 *
 * - `not-a-buyer`: only who has bought the product may review it
 * - `unknown`: there is no such product
 */
export type ReviewWrite =
  | { state: 'written'; review: OwnReview }
  | { state: 'edited'; review: OwnReview }
  | { state: 'not-a-buyer' }
  | { state: 'unknown' };

const FOR_UPDATE = sql`FOR UPDATE`;

/**
 * Writes the one review that a buyer has for a product, or changes it. It waits for somebody of the shop to publish it
 * (lib/reviews/moderate.ts); one that was published is taken down with an edit and waits anew. What is as it was stays as
 * it is.
 */
export async function writeReview(
  shopper: Shopper,
  productId: string,
  input: ReviewInput,
): Promise<Committed<ReviewWrite>> {
  if (!isId(productId)) return { result: { state: 'unknown' }, changeId: undefined, tags: [] };
  return commitChange(async (tx): Promise<{ result: ReviewWrite; change?: ChangeNote | undefined }> => {
    if (!(await lockRating(tx, productId))) return { result: { state: 'unknown' } };
    const before = await findOwnReview(tx, shopper, productId, FOR_UPDATE);
    if (before) return edit(tx, productId, before, input);
    const orderId = await findPurchase(tx, shopper, productId);
    if (orderId === undefined) return { result: { state: 'not-a-buyer' } };
    const [row] = await tx.execute<OwnReview>(sql`
      INSERT INTO reviews (product_id, user_id, order_id, status, rating, title, body, author)
      VALUES (${productId}::bigint, ${shopper.userId}, ${orderId}, 'pending', ${input.rating}, ${input.title}, ${input.body},
              ${input.author})
      RETURNING ${OWN_COLUMNS}`);
    return { result: { state: 'written', review: toOwnReview(row as OwnReview) } };
  });
}

async function edit(tx: Transaction, productId: string, before: OwnReview, input: ReviewInput) {
  const { rating, title, body, author } = input;
  const same = before.rating === rating && before.title === title && before.body === body && before.author === author;
  if (same) return { result: { state: 'edited', review: before } } as const;
  const [row] = await tx.execute<OwnReview>(sql`
    UPDATE reviews SET status = 'pending', rating = ${rating}, title = ${title}, body = ${body}, author = ${author},
           version = version + 1, updated_at = now()
     WHERE id = ${before.id}::bigint RETURNING ${OWN_COLUMNS}`);
  const review = toOwnReview(row as OwnReview);
  return { result: { state: 'edited', review }, change: await changeRating(tx, productId, before, review) } as const;
}

/** Removes a buyer's own review; false when there was none. */
export async function deleteOwnReview(shopper: Shopper, productId: string): Promise<Committed<boolean>> {
  if (!isId(productId)) return { result: false, changeId: undefined, tags: [] };
  return commitChange(async (tx): Promise<{ result: boolean; change?: ChangeNote | undefined }> => {
    await lockRating(tx, productId);
    const before = await findOwnReview(tx, shopper, productId, FOR_UPDATE);
    if (!before) return { result: false };
    await tx.execute(sql`DELETE FROM reviews WHERE id = ${before.id}::bigint`);
    return { result: true, change: await changeRating(tx, productId, before, undefined) };
  });
}
