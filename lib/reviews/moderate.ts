import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Page } from '#lib/catalog/types.ts';
import { type ChangeNote, type Committed, commitChange } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { changeRating, lockRating } from './change-rating.ts';
import { OWN_COLUMNS, type OwnReview, toOwnReview } from './own.ts';
import type { ReviewStatus } from './rating.ts';

/** A review as those who judge it see it. */
export type ModeratedReview = OwnReview & {
  productId: string;
  productSlug: string;
  productName: string;
  /** Of the order by which the writer had bought it; null for seeded ones. */
  orderNumber: string | null;
  /** ISO 8601. */
  createdAt: string;
};

export type ReviewQuery = { status: ReviewStatus; productId?: string | undefined; page: number; pageSize: number };

/**
 * Reviews of one state, of one product or all: those that wait from the one that has waited longest, others from the newest.
 * @throws ForbiddenError for less than support
 */
export async function listReviewsByStatus(
  actor: Actor,
  { status, productId, page, pageSize }: ReviewQuery,
): Promise<Page<ModeratedReview>> {
  assertMay(actor, 'support');
  const wanted = sql`status = ${status}${productId === undefined ? sql`` : sql` AND product_id = ${productId}::bigint`}`;
  const direction = status === 'pending' ? sql`ASC` : sql`DESC`;
  const [row] = await getRuntime().db.execute<{ total: number; items: ModeratedReview[] }>(sql`
    SELECT (SELECT count(*)::int FROM reviews WHERE ${wanted}) AS total,
           coalesce((SELECT json_agg(found) FROM (
             SELECT r.id::text, r.status, r.rating, r.title, r.body, r.author, r.version, r.updated_at AS "updatedAt",
                    r.created_at AS "createdAt", p.id::text AS "productId", p.slug AS "productSlug", p.name AS "productName",
                    o.number AS "orderNumber"
               FROM (SELECT * FROM reviews WHERE ${wanted} ORDER BY created_at ${direction}, id ${direction}
                      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) r
                    JOIN products p ON p.id = r.product_id LEFT JOIN orders o ON o.id = r.order_id
              ORDER BY r.created_at ${direction}, r.id ${direction}
           ) found), '[]'::json) AS items`);
  const items = (row?.items ?? []).map((item) => ({
    ...item,
    createdAt: new Date(item.createdAt).toISOString(),
    updatedAt: new Date(item.updatedAt).toISOString(),
  }));
  return { items, page, pageSize, total: row?.total ?? 0 };
}

/** `conflict`: its writer has changed it since it was read; it has another version now. */
export type Moderation =
  | { state: 'judged'; review: OwnReview }
  | { state: 'conflict'; version: number }
  | { state: 'unknown' };

/**
 * Publishes a review or takes it down; the product's rating follows in the same transaction. What is so already stays so.
 * @param version of the review that was read; undefined: any
 * @throws ForbiddenError for less than support
 */
export async function judgeReview(
  actor: Actor,
  id: string,
  status: Exclude<ReviewStatus, 'pending'>,
  version?: number,
): Promise<Committed<Moderation>> {
  assertMay(actor, 'support');
  const { db } = getRuntime();
  const [place] = isId(id)
    ? await db.execute<{ productId: string }>(
        sql`SELECT product_id::text AS "productId" FROM reviews WHERE id = ${id}::bigint`,
      )
    : [];
  if (!place) return UNKNOWN;
  return commitChange(async (tx): Promise<{ result: Moderation; change?: ChangeNote | undefined }> => {
    await lockRating(tx, place.productId);
    const [before] = await tx.execute<OwnReview>(
      sql`SELECT ${OWN_COLUMNS} FROM reviews WHERE id = ${id}::bigint FOR UPDATE`,
    );
    if (!before) return { result: { state: 'unknown' } };
    if (version !== undefined && version !== before.version) {
      return { result: { state: 'conflict', version: before.version } };
    }
    if (before.status === status) return { result: { state: 'judged', review: toOwnReview(before) } };
    await tx.execute(sql`UPDATE reviews SET status = ${status} WHERE id = ${id}::bigint`);
    await recordAudit(tx, actor, {
      action: status === 'published' ? 'review.publish' : 'review.reject',
      subject: { kind: 'review', id, name: before.title },
      before: { status: before.status },
      after: { status },
    });
    const review = { ...toOwnReview(before), status };
    return { result: { state: 'judged', review }, change: await changeRating(tx, place.productId, before, review) };
  });
}
const UNKNOWN: Committed<Moderation> = { result: { state: 'unknown' }, changeId: undefined, tags: [] };
