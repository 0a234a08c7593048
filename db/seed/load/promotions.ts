import type { ReservedSql } from 'postgres';

/** Enough to try each kind and each rule of stacking. */
const PROMOTIONS = [
  { code: 'WELCOME10', name: '10 % off your first order', kind: 'percentage', value: 1000, once: true },
  { code: 'FREESHIP', name: 'Free delivery', kind: 'free_shipping', value: 0, minimum: 2500, stackable: true },
  { code: 'EARLYBIRD', name: '€15 off for the first hundred', kind: 'amount', value: 1500, minimum: 7500, limit: 100 },
  { code: null, name: '€10 off from €200', kind: 'amount', value: 1000, minimum: 20_000, stackable: true },
];

/** Promotions of the demonstration, where the shop has none at all: whoever has made their own wants no others. */
export async function loadPromotions(sql: ReservedSql): Promise<void> {
  const rows = PROMOTIONS.map((row) => ({ minimum: 0, stackable: false, once: false, limit: null, ...row }));
  await sql`
    insert into promotions (code, name, kind, value, currency, minimum_subtotal, total_limit, per_customer_limit, stackable)
    select code, name, kind::promotion_kind, value, 'EUR', minimum, "limit", case when once then 1 end, stackable
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (
        code text, name text, kind text, value int, minimum int, "limit" int, once boolean, stackable boolean)
     where not exists (select from promotions)`;
}
