import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize, searchWords } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type AdminPromotion, readPromotions } from './admin.ts';
import { PROMOTION_STATES, type PromotionState } from './state.ts';

/** What a list of promotions is asked for by. */
export const promotionListQuery = z.object({
  page: pageNumber,
  pageSize,
  state: z.enum(PROMOTION_STATES, `must be one of ${PROMOTION_STATES.join(', ')}`).optional(),
  q: searchWords.optional(),
});

export type PromotionListQuery = z.output<typeof promotionListQuery>;

/**
 * Promotions, newest first: all, those of a state, or those whose name or code has `q` in it.
 * @throws ForbiddenError for less than a viewer
 */
export async function listPromotions(actor: Actor, query: PromotionListQuery): Promise<Page<AdminPromotion>> {
  assertMay(actor, 'viewer');
  const { page, pageSize: size, state, q = '' } = query;
  const { db } = getRuntime();
  const words = q === '' ? sql`true` : sql`strpos(lower(p.name || ' ' || coalesce(p.code, '')), lower(${q})) > 0`;
  const wanted = sql`${words} AND ${state === undefined ? sql`true` : CONDITIONS[state]}`;
  const [items, [count]] = await Promise.all([
    readPromotions(db, sql`${wanted} ORDER BY p.id DESC LIMIT ${size} OFFSET ${(page - 1) * size}`),
    db.execute<{ total: number }>(sql`SELECT count(*)::int AS total FROM promotions p WHERE ${wanted}`),
  ]);
  return { items, page, pageSize: size, total: count?.total ?? 0 };
}

const OVER = sql`coalesce(p.ends_at <= now(), false)`;
const USED_UP = sql`coalesce(p.redeemed >= p.total_limit, false)`;
const SCHEDULED = sql`coalesce(p.starts_at > now(), false)`;

/** As `stateOf` decides it. */
const CONDITIONS: Record<PromotionState, SQL> = {
  off: sql`NOT p.active`,
  over: sql`p.active AND ${OVER}`,
  'used-up': sql`p.active AND NOT ${OVER} AND ${USED_UP}`,
  scheduled: sql`p.active AND NOT ${OVER} AND NOT ${USED_UP} AND ${SCHEDULED}`,
  running: sql`p.active AND NOT ${OVER} AND NOT ${USED_UP} AND NOT ${SCHEDULED}`,
};
