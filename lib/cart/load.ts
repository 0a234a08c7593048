import { type SQL, sql } from 'drizzle-orm';
import { type PictureRow, toPicture } from '#lib/cache/picture-row.ts';
import type { Picture } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type PromotionRow, promotionColumns, toPromotion } from '#lib/promotions/load.ts';
import type { Promotion } from '#lib/promotions/types.ts';
import type { CartOwner } from './owner.ts';
import type { FreeDelivery } from './types.ts';

/** What is known of a line's product now; null when it is not sold any more. */
export type Offer = {
  productId: string;
  productSlug: string;
  name: string;
  sku: string;
  options: Record<string, string>;
  image: Picture | null;
  currency: string;
  price: number;
  compareAtPrice: number | null;
  available: number;
};

export type CartLine = {
  id: string;
  variantId: string;
  /** What it was called when the shopper last saw it. */
  name: string;
  quantity: number;
  seenPrice: number;
  offer: Offer | null;
};

export type CartState = {
  id: string;
  version: number;
  currency: string;
  lines: CartLine[];
};

type Reader = Pick<Transaction, 'execute'>;

type OfferRow = Omit<Offer, 'image'> & { image: (PictureRow & { alt: string }) | null };
type Row = Omit<CartState, 'lines'> & { lines: (Omit<CartLine, 'offer'> & { offer: OfferRow | null })[] | null };

/** A condition on `c`, a cart. */
export function isOwned(owner: Exclude<CartOwner, { kind: 'nobody' }>): SQL {
  // What a user has is never a guest's, whatever cookie is left somewhere.
  if (owner.kind === 'guest') return sql`c.token_digest = ${owner.tokenDigest} AND c.user_id IS NULL`;
  return sql`c.user_id = ${owner.userId}`;
}

/**
 * The carts that `where`, a condition on `c`, names, with prices and stock as they are now. What is set aside for a cart at
 * the checkout counts as available to it.
 */
export async function loadCart(reader: Reader, where: SQL): Promise<CartState | undefined> {
  const [row] = await reader.execute<Row>(sql`
    SELECT c.id, c.version::float8 AS version, c.currency,
           (SELECT json_agg(json_build_object(
                     'id', ci.id::text, 'variantId', ci.variant_id::text, 'name', ci.name, 'quantity', ci.quantity,
                     'seenPrice', ci.seen_price, 'offer', CASE WHEN p.status = 'published' THEN json_build_object(
                       'productId', p.id::text, 'productSlug', p.slug, 'name', p.name, 'sku', v.sku, 'options', v.options,
                       'currency', p.currency, 'price', v.price, 'compareAtPrice', v.compare_at_price,
                       'available', coalesce(i.available, 0) + coalesce(held.quantity, 0), 'image', image.picture
                     ) END) ORDER BY ci.id)
              FROM cart_items ci
              LEFT JOIN variants v ON v.id = ci.variant_id
              LEFT JOIN products p ON p.id = v.product_id
              LEFT JOIN inventory i ON i.variant_id = v.id
              LEFT JOIN reservations held ON held.cart_id = c.id AND held.variant_id = v.id AND held.state = 'held'
              LEFT JOIN LATERAL (
                SELECT json_build_object('hash', pic.hash, 'width', pic.width, 'height', pic.height,
                                         'placeholder', pic.placeholder, 'alt', pi.alt,
                                         'focalX', pi.focal_x, 'focalY', pi.focal_y) AS picture
                  FROM product_images pi JOIN pictures pic ON pic.hash = pi.picture_hash
                 WHERE pi.product_id = p.id
                 ORDER BY pi.position IS DISTINCT FROM v.image_position, pi.position LIMIT 1
              ) image ON true
             WHERE ci.cart_id = c.id) AS lines
      FROM carts c WHERE ${where}`);
  return row && { ...row, lines: (row.lines ?? []).map(toLine) };
}

function toLine({ offer, ...line }: NonNullable<Row['lines']>[number]): CartLine {
  return { ...line, offer: offer && { ...offer, image: offer.image && toPicture(offer.image, offer.image.alt) } };
}

/** Promotions that may apply to a cart: those entered, and those that apply by themselves; usage by `customer` is counted. */
export async function loadPromotions(
  reader: Reader,
  cartId: string,
  customer: string | undefined,
): Promise<{ promotions: Promotion[]; usedBy: Map<string, number> }> {
  const rows = await reader.execute<PromotionRow & { used: number }>(sql`
    SELECT ${promotionColumns},
           (SELECT count(*)::int FROM promotion_redemptions r
             WHERE r.promotion_id = p.id AND r.customer = ${customer?.toLowerCase() ?? null}) AS used
      FROM promotions p
     WHERE p.id IN (SELECT promotion_id FROM cart_promotions WHERE cart_id = ${cartId}) OR (p.code IS NULL AND p.active)
     ORDER BY p.id`);
  return {
    promotions: rows.map(({ used, ...row }) => toPromotion(row)),
    usedBy: new Map(rows.map(({ id, used }) => [id, used])),
  };
}

export type DeliveryRate = { country: string; price: number; freeFrom: number };

/** The rate with which delivery is free soonest in this currency. */
export async function loadFreeDelivery(reader: Reader, currency: string): Promise<DeliveryRate | undefined> {
  const [rate] = await reader.execute<DeliveryRate>(sql`
    SELECT r.country, r.price, r.free_from AS "freeFrom"
      FROM shipping_rates r JOIN shipping_methods m ON m.id = r.method_id
     WHERE m.active AND r.currency = ${currency} AND r.country <> '*' AND r.free_from IS NOT NULL
     ORDER BY r.free_from, r.price, r.country LIMIT 1`);
  return rate;
}

export const toFreeDelivery = ({ country, freeFrom }: DeliveryRate, goods: number): FreeDelivery => ({
  country,
  from: freeFrom,
  missing: Math.max(0, freeFrom - goods),
});
