import type { Order } from './types.ts';

/** What an order's tax was computed of. Money in minor units. */
export type TaxBase = {
  net: number;
  gross: number;
  /** What was not taxed, as delivery is not everywhere; net and gross at once. */
  untaxed: number;
};

type Taxed = Pick<Order, 'items' | 'shipping' | 'tax' | 'taxIncluded' | 'total'>;

/** The parts of an order's total: what was taxed, before and with its tax, and what was not. */
export function taxBase({ items, shipping, tax, taxIncluded, total }: Taxed): TaxBase {
  const goods = items.reduce((sum, { lineTotal, discount }) => sum + lineTotal - discount, 0);
  // What of the tax falls on no line falls on delivery.
  const isShippingTaxed = items.reduce((sum, line) => sum + line.tax, 0) < tax;
  const taxed = goods + (isShippingTaxed ? shipping : 0);
  const net = taxIncluded ? taxed - tax : taxed;
  const gross = net + tax;
  return { net, gross, untaxed: total - gross };
}
