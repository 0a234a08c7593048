import { eq, sql } from 'drizzle-orm';
import { promotionRedemptions, promotions } from '#db/schema/promotions.ts';
import { violatedConstraint } from '#db/violated-constraint.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { checkPromotion, type PromotionInput, type PromotionPatch } from './input.ts';
import { type PromotionRow, promotionColumns, toPromotion } from './load.ts';
import type { Promotion } from './types.ts';

export type AdminPromotion = Promotion & { version: number };

export type PromotionWrite =
  | { state: 'saved'; promotion: AdminPromotion }
  | { state: 'conflict'; version: number }
  | { state: 'invalid'; errors: { pointer: string; detail: string }[] }
  | { state: 'unknown' };

export type PromotionDeletion =
  | { state: 'deleted' }
  | { state: 'conflict'; version: number }
  /** So many orders have it. */
  | { state: 'used'; orders: number }
  | { state: 'unknown' };

/**
 * A promotion; null when there is none of this id.
 * @throws ForbiddenError for less than a viewer
 */
export async function findPromotion(actor: Actor, id: string): Promise<AdminPromotion | null> {
  assertMay(actor, 'viewer');
  if (!isId(id)) return null;
  const [promotion] = await readPromotions(getRuntime().db, sql`p.id = ${id}::bigint`);
  return promotion ?? null;
}

/**
 * Adds a promotion. It counts in carts from their next reading on.
 * @throws ForbiddenError for less than an editor
 */
export async function createPromotion(actor: Actor, input: PromotionInput): Promise<PromotionWrite> {
  assertMay(actor, 'editor');
  const errors = checkPromotion(input);
  if (errors.length > 0) return { state: 'invalid', errors };
  return refuseTakenCode(() =>
    getRuntime().db.transaction(async (tx) => {
      const [row] = await tx.insert(promotions).values(toColumns(input)).returning({ id: promotions.id });
      const saved = await readSaved(tx, String(row?.id));
      await record(tx, actor, 'promotion.create', saved.promotion, { after: saved.promotion });
      return saved;
    }),
  );
}

/**
 * Changes what the patch names. Orders that have used the promotion keep what they got.
 * @param version that the patch was made for; undefined: any
 * @throws ForbiddenError for less than an editor
 */
export async function updatePromotion(
  actor: Actor,
  id: string,
  patch: PromotionPatch,
  version?: number,
): Promise<PromotionWrite> {
  assertMay(actor, 'editor');
  if (!isId(id)) return { state: 'unknown' };
  return refuseTakenCode(() =>
    getRuntime().db.transaction(async (tx): Promise<PromotionWrite> => {
      const before = await lockPromotion(tx, id);
      if (!before) return { state: 'unknown' };
      if (version !== undefined && version !== before.version) return { state: 'conflict', version: before.version };
      const { id: _, version: __, redeemed, ...fields } = before;
      const after: PromotionInput = Object.assign(fields, patch);
      const errors = checkPromotion(after);
      if (after.totalLimit !== null && after.totalLimit < redeemed) {
        errors.push({
          pointer: '/totalLimit',
          detail: `must be at least ${redeemed}, the number of orders that have it`,
        });
      }
      if (errors.length > 0) return { state: 'invalid', errors };
      await tx
        .update(promotions)
        .set({ ...toColumns(after), version: before.version + 1, updatedAt: new Date() })
        .where(eq(promotions.id, Number(id)));
      const saved = await readSaved(tx, id);
      await record(tx, actor, 'promotion.update', saved.promotion, { before, after: saved.promotion });
      return saved;
    }),
  );
}

/**
 * Deletes a promotion that no order has; carts that hold its code say that it is none any more. One that was used is switched
 * off instead, since orders name it.
 * @param version that is meant; undefined: any
 * @throws ForbiddenError for less than an editor
 */
export async function deletePromotion(actor: Actor, id: string, version?: number): Promise<PromotionDeletion> {
  assertMay(actor, 'editor');
  if (!isId(id)) return { state: 'unknown' };
  return getRuntime().db.transaction(async (tx): Promise<PromotionDeletion> => {
    const before = await lockPromotion(tx, id);
    if (!before) return { state: 'unknown' };
    if (version !== undefined && version !== before.version) return { state: 'conflict', version: before.version };
    const orders = await tx.$count(promotionRedemptions, eq(promotionRedemptions.promotionId, Number(id)));
    if (orders > 0) return { state: 'used', orders };
    await tx.delete(promotions).where(eq(promotions.id, Number(id)));
    await record(tx, actor, 'promotion.delete', before, { before });
    return { state: 'deleted' };
  });
}

/** As it is, and as it stays until this transaction has ended: nobody redeems it meanwhile. */
async function lockPromotion(tx: Transaction, id: string): Promise<AdminPromotion | undefined> {
  await tx.execute(sql`SELECT FROM promotions WHERE id = ${id}::bigint FOR UPDATE`);
  const [promotion] = await readPromotions(tx, sql`p.id = ${id}::bigint`);
  return promotion;
}

async function refuseTakenCode(write: () => Promise<PromotionWrite>): Promise<PromotionWrite> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'promotions_code_unique') throw error;
    return { state: 'invalid', errors: [{ pointer: '/code', detail: 'is that of another promotion' }] };
  }
}

const toColumns = ({ kind, ...fields }: PromotionInput) => ({
  ...fields,
  kind: kind === 'free-shipping' ? ('free_shipping' as const) : kind,
});

async function readSaved(tx: Transaction, id: string): Promise<{ state: 'saved'; promotion: AdminPromotion }> {
  const [promotion] = await readPromotions(tx, sql`p.id = ${id}::bigint`);
  if (!promotion) throw new Error('a promotion that was just written is gone');
  return { state: 'saved', promotion };
}

const record = (
  tx: Transaction,
  actor: Actor,
  action: 'promotion.create' | 'promotion.update' | 'promotion.delete',
  { id, name }: AdminPromotion,
  { before, after }: { before?: AdminPromotion; after?: AdminPromotion },
): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    subject: { kind: 'promotion', id, name },
    before: before && toEdited(before),
    after: after && toEdited(after),
  });

/** What people edit of it. */
const toEdited = ({ id: _, version: __, redeemed: ___, startsAt, endsAt, ...fields }: AdminPromotion) => ({
  ...fields,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});

/** @param where a condition on `p`, a promotion, and what may follow one */
export async function readPromotions(
  db: Pick<Transaction, 'execute'>,
  where: ReturnType<typeof sql>,
): Promise<AdminPromotion[]> {
  const rows = await db.execute<PromotionRow & { version: number }>(
    sql`SELECT ${promotionColumns}, p.version::float8 AS version FROM promotions p WHERE ${where}`,
  );
  return rows.map(({ version, ...row }) => ({ ...toPromotion(row), version }));
}
