import { type SQL, sql } from 'drizzle-orm';
import type { Promotion } from './types.ts';

export type PromotionRow = Omit<Promotion, 'kind' | 'startsAt' | 'endsAt'> & {
  kind: 'percentage' | 'amount' | 'free_shipping';
  startsAt: string | Date | null;
  endsAt: string | Date | null;
};

/** Columns of `p`, a promotion, as a `PromotionRow`. */
export const promotionColumns: SQL = sql`
  p.id::text, p.code, p.name, p.kind, p.value, p.currency, p.minimum_subtotal AS "minimumSubtotal",
  p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.total_limit AS "totalLimit",
  p.per_customer_limit AS "perCustomerLimit", p.stackable, p.active, p.redeemed`;

export function toPromotion({ kind, startsAt, endsAt, ...row }: PromotionRow): Promotion {
  return {
    ...row,
    kind: kind === 'free_shipping' ? 'free-shipping' : kind,
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
}
