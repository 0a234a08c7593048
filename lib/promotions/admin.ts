import { eq, sql } from 'drizzle-orm';
import { promotions } from '#db/schema/promotions.ts';
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
      await record(tx, actor, 'promotion.create', undefined, saved.promotion);
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
      await tx.execute(sql`SELECT FROM promotions WHERE id = ${id}::bigint FOR UPDATE`);
      const [before] = await readPromotions(tx, sql`p.id = ${id}::bigint`);
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
      await record(tx, actor, 'promotion.update', before, saved.promotion);
      return saved;
    }),
  );
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
  action: 'promotion.create' | 'promotion.update',
  before: AdminPromotion | undefined,
  after: AdminPromotion,
): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    subject: { kind: 'promotion', id: after.id, name: after.name },
    before: before && toEdited(before),
    after: toEdited(after),
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
