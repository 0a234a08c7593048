import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CartState } from '#lib/cart/load.ts';
import { type Pricing, priceOrder } from '#lib/checkout/price-order.ts';
import type { Promotion } from '#lib/promotions/types.ts';

type Line = CartState['lines'][number];
const line = (
  id: number,
  given: { price?: number; quantity?: number; available?: number; currency?: string } = {},
): Line => ({
  id: String(id),
  variantId: String(id * 10),
  name: `Product ${id}`,
  quantity: given.quantity ?? 1,
  seenPrice: given.price ?? 1_000,
  offer: {
    productId: String(id),
    productSlug: `product-${id}`,
    name: `Product ${id}`,
    sku: `SKU-${id}`,
    options: {},
    image: null,
    currency: given.currency ?? 'EUR',
    price: given.price ?? 1_000,
    compareAtPrice: null,
    available: given.available ?? 99,
  },
});
const cart = (...lines: Line[]): CartState => ({ id: 'c', version: 1, currency: 'EUR', lines });
const promotion = (given: Partial<Promotion>): Promotion => ({
  id: '1',
  code: 'CODE',
  name: 'A reduction',
  kind: 'percentage',
  value: 1_000,
  currency: 'EUR',
  minimumSubtotal: 0,
  startsAt: null,
  endsAt: null,
  totalLimit: null,
  perCustomerLimit: null,
  stackable: true,
  active: true,
  redeemed: 0,
  ...given,
});
const rate = { methodId: 'standard', name: 'Standard', description: '', currency: 'EUR', minDays: 2, maxDays: 3 };
const pricing = (given: Partial<Pricing> = {}): Pricing => ({
  promotions: [],
  usedBy: new Map(),
  rates: [
    { ...rate, country: 'DE', price: 490, freeFrom: 5_900 },
    { ...rate, country: 'US', price: 1_690, freeFrom: null },
  ],
  taxRules: [
    { country: 'DE', region: '', name: 'VAT', rate: 1_900, included: true, onShipping: true },
    { country: 'US', region: 'CA', name: 'Sales tax', rate: 725, included: false, onShipping: false },
  ],
  now: new Date('2026-05-01T12:00:00Z'),
  ...given,
});

describe('an order summary', () => {
  it('adds up with tax in its prices', () => {
    const { quote } = priceOrder(cart(line(1, { quantity: 2 })), pricing(), { country: 'DE' });
    expect(quote).toMatchObject({ subtotal: 2_000, shipping: 490, tax: 398, taxIncluded: true, total: 2_490 });
  });

  it('adds up with tax on top of its prices', () => {
    const { quote } = priceOrder(cart(line(1)), pricing(), { country: 'US', region: 'CA' });
    expect(quote).toMatchObject({ subtotal: 1_000, shipping: 1_690, tax: 73, taxIncluded: false, total: 2_763 });
  });

  it('says that a region may change it', () => {
    expect(priceOrder(cart(line(1)), pricing(), { country: 'US' }).quote.missing).toEqual(['region']);
    expect(priceOrder(cart(line(1)), pricing(), { country: 'US', region: 'OR' }).quote.missing).toEqual([]);
    expect(priceOrder(cart(line(1)), pricing(), { country: 'DE' }).quote.missing).toEqual([]);
  });

  it('asks for no region where none is taxed by itself, though an address needs one', () => {
    expect(priceOrder(cart(line(1)), pricing(), { country: 'AU' }).quote.missing).toEqual([]);
  });

  it('is of what can be had, and says what was wanted', () => {
    const { quote } = priceOrder(cart(line(1, { quantity: 5, available: 3 }), line(2, { available: 0 })), pricing(), {
      country: 'DE',
    });
    expect(quote.items.map(({ quantity, wanted, lineTotal }) => [quantity, wanted, lineTotal])).toEqual([
      [3, 5, 3_000],
      [0, 1, 0],
    ]);
  });

  it('leaves out what is sold no more or in another currency', () => {
    const gone: Line = { ...line(1), offer: null };
    const { quote } = priceOrder(cart(gone, line(2, { currency: 'USD' }), line(3)), pricing(), { country: 'DE' });
    expect(quote.items.map(({ variantId }) => variantId)).toEqual(['30']);
  });

  it('has no way to a country that nothing is sent to', () => {
    const { quote } = priceOrder(cart(line(1)), pricing(), { country: 'NZ' });
    expect(quote).toMatchObject({ shippingOptions: [], shippingMethod: null, shipping: 0 });
  });

  it('takes the way that was asked for if it goes there', () => {
    const rates = [...pricing().rates, { ...rate, methodId: 'express', country: 'DE', price: 1_290, freeFrom: null }];
    expect(priceOrder(cart(line(1)), pricing({ rates }), { country: 'DE' }, 'express').quote.shipping).toBe(1_290);
    expect(priceOrder(cart(line(1)), pricing({ rates }), { country: 'US' }, 'express').quote.shippingMethod).toBe(
      'standard',
    );
  });

  it('is free to send from a value after reductions', () => {
    const half = promotion({ value: 5_000 });
    const goods = cart(line(1, { price: 6_000 }));
    expect(priceOrder(goods, pricing(), { country: 'DE' }).quote.shipping).toBe(0);
    expect(priceOrder(goods, pricing({ promotions: [half] }), { country: 'DE' }).quote.shipping).toBe(490);
  });

  it('always adds up, in total and line by line, and is never negative', () => {
    const anyLine = fc.record({
      price: fc.nat({ max: 100_000 }),
      quantity: fc.integer({ min: 1, max: 99 }),
      available: fc.nat({ max: 99 }),
    });
    const anyPromotion = fc.record({
      kind: fc.constantFrom('percentage' as const, 'amount' as const, 'free-shipping' as const),
      value: fc.integer({ min: 1, max: 10_000 }),
      stackable: fc.boolean(),
    });
    const anywhere = fc.constantFrom(
      { country: 'DE' },
      { country: 'US', region: 'CA' },
      { country: 'US', region: 'OR' },
      { country: 'NZ' },
    );
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 8 }),
        fc.array(anyPromotion, { maxLength: 4 }),
        anywhere,
        (givenLines, givenPromotions, destination) => {
          const promotions = givenPromotions.map((given, at) => promotion({ ...given, id: String(at + 1) }));
          const lines = givenLines.map((given, at) => line(at + 1, given));
          const { quote, lines: parts } = priceOrder(cart(...lines), pricing({ promotions }), destination);
          const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
          expect(quote.total).toBe(
            quote.subtotal - quote.discount + quote.shipping + (quote.taxIncluded ? 0 : quote.tax),
          );
          expect(quote.subtotal).toBe(sum(quote.items.map(({ quantity, unitPrice }) => quantity * unitPrice)));
          expect(quote.discount).toBe(sum(quote.items.map(({ discount }) => discount)));
          expect(quote.discount).toBe(sum(quote.discounts.map(({ amount }) => amount)));
          expect(sum(parts.map(({ tax }) => tax))).toBeLessThanOrEqual(quote.tax);
          for (const { lineTotal, discount } of parts) expect(discount).toBeLessThanOrEqual(lineTotal);
          expect(Math.min(quote.total, quote.shipping, quote.tax, quote.discount)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
