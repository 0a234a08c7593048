import { sql } from 'drizzle-orm';
import { loadPromotions } from '#lib/cart/load.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { Pricing } from './price-order.ts';
import type { ShippingRate } from './shipping.ts';
import type { TaxRule } from './tax.ts';

type Reader = Pick<Transaction, 'execute'>;

/**
 * All that a cart's price to a country depends on, as Postgres has it now.
 * @param customer e-mail address by which uses of promotions are counted; undefined: not known yet
 */
export async function loadPricing(
  reader: Reader,
  cartId: string,
  country: string,
  customer: string | undefined,
): Promise<Pricing> {
  const [{ promotions, usedBy }, [row]] = await Promise.all([
    loadPromotions(reader, cartId, customer),
    reader.execute<{ rates: ShippingRate[]; taxRules: TaxRule[] }>(sql`
      SELECT (SELECT coalesce(json_agg(json_build_object('methodId', m.id, 'name', m.name, 'description', m.description,
                       'country', r.country, 'currency', r.currency, 'price', r.price, 'freeFrom', r.free_from,
                       'minDays', r.min_days, 'maxDays', r.max_days) ORDER BY m.position, m.id), '[]'::json)
                FROM shipping_rates r JOIN shipping_methods m ON m.id = r.method_id
               WHERE m.active AND r.country IN (${country}, '*')) AS rates,
             (SELECT coalesce(json_agg(json_build_object('country', t.country, 'region', t.region, 'name', t.name,
                       'rate', t.rate, 'included', t.included, 'onShipping', t.on_shipping)), '[]'::json)
                FROM tax_rates t WHERE t.country = ${country}) AS "taxRules"`),
  ]);
  return { promotions, usedBy, rates: row?.rates ?? [], taxRules: row?.taxRules ?? [], now: new Date() };
}

/** The countries that something can be sent to; `*` among them: to all. */
export async function loadShippedCountries(reader: Reader): Promise<string[]> {
  const rows = await reader.execute<{ country: string }>(sql`
    SELECT DISTINCT r.country FROM shipping_rates r JOIN shipping_methods m ON m.id = r.method_id WHERE m.active`);
  return rows.map(({ country }) => country);
}
