import { sql } from 'drizzle-orm';
import { explainRefusal } from '#lib/promotions/explain.ts';
import { type PromotionRow, promotionColumns, toPromotion } from '#lib/promotions/load.ts';
import { reduce } from '#lib/promotions/rules.ts';
import type { Promotion, Refusal } from '#lib/promotions/types.ts';
import { type CartWrite, changeCart, type Shopper } from './change-cart.ts';
import { normalizeCode } from './normalize-code.ts';
import { CartRefused } from './refusals.ts';
import { openCart, openOrMakeCart } from './store/open-cart.ts';

const MAX_CODES = 10;

/** Why a code would not help whatever is in the cart; anything else may pass, so the code is kept. */
const FINAL = new Set<Refusal['reason']>([
  'inactive',
  'not-yet',
  'over',
  'total-limit',
  'customer-limit',
  'other-currency',
]);

/**
 * Enters a code into the cart of whoever asks, and makes them a cart if they have none. Whether it applies is decided anew
 * with every reading; one that could not is refused.
 */
export function enterCode(shopper: Shopper, text: string): Promise<CartWrite> {
  const code = normalizeCode(text);
  return changeCart(shopper, async (tx, owner) => {
    const customer = shopper.viewer.kind === 'user' ? shopper.viewer.email.toLowerCase() : null;
    const [row] = await tx.execute<PromotionRow & { used: number }>(sql`
      SELECT ${promotionColumns}, (SELECT count(*)::int FROM promotion_redemptions r
               WHERE r.promotion_id = p.id AND r.customer = ${customer}) AS used
        FROM promotions p WHERE p.code = ${code}`);
    if (!row) throw new CartRefused({ state: 'unknown-code', code });
    const { used, ...rest } = row;
    const promotion = toPromotion(rest);
    const cart = await openOrMakeCart(tx, owner, promotion.currency);
    refuseFinally(promotion, code, used, cart.currency);
    await tx.execute(sql`
      INSERT INTO cart_promotions (cart_id, promotion_id) VALUES (${cart.id}, ${promotion.id}::bigint) ON CONFLICT DO NOTHING`);
    await tx.execute(sql`
      DELETE FROM cart_promotions WHERE cart_id = ${cart.id} AND promotion_id NOT IN (
        SELECT promotion_id FROM cart_promotions WHERE cart_id = ${cart.id} ORDER BY created_at DESC LIMIT ${MAX_CODES})`);
    return { cart, notices: [] };
  });
}

/** Takes a code out of the cart; undefined: all of them. One that is not in it is out already. */
export function removeCode(shopper: Shopper, text: string | undefined): Promise<CartWrite> {
  return changeCart(shopper, async (tx, owner) => {
    const cart = await openCart(tx, owner);
    const which = text === undefined ? sql`true` : sql`code = ${normalizeCode(text)}`;
    if (cart) {
      await tx.execute(sql`
        DELETE FROM cart_promotions WHERE cart_id = ${cart.id} AND promotion_id IN (SELECT id FROM promotions WHERE ${which})`);
    }
    return { cart, notices: [] };
  });
}

/** @throws CartRefused when no cart could make it apply */
function refuseFinally(promotion: Promotion, code: string, used: number, currency: string): void {
  const { refused } = reduce({
    currency,
    lines: [],
    promotions: [promotion],
    now: new Date(),
    usedBy: new Map([[promotion.id, used]]),
    shipping: () => 0,
  });
  const [first] = refused;
  if (!first || !FINAL.has(first.refusal.reason)) return;
  const { reason } = first.refusal;
  throw new CartRefused({ state: 'refused-code', code, reason, message: explainRefusal(first) });
}
