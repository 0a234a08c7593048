import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceCart } from '#lib/cart/price-cart.ts';

const plain = { currency: 'EUR', promotions: [], now: new Date(), usedBy: new Map(), shipping: () => 0 };
const tenth = {
  id: '1',
  code: 'TENTH',
  name: 'A tenth',
  kind: 'percentage' as const,
  value: 1000,
  currency: 'EUR',
  minimumSubtotal: 0,
  startsAt: null,
  endsAt: null,
  totalLimit: null,
  perCustomerLimit: null,
  stackable: false,
  active: true,
  redeemed: 0,
};

describe('priceCart', () => {
  it('adds up what the lines cost', () => {
    const lines = [
      { id: 'a', quantity: 2, unitPrice: 1999 },
      { id: 'b', quantity: 1, unitPrice: 5 },
    ];
    expect(priceCart({ ...plain, lines })).toMatchObject({
      subtotal: 4003,
      discount: 0,
      total: 4003,
      lines: [{ lineTotal: 3998 }, { lineTotal: 5 }],
    });
  });

  it('names each reduction with what it takes off', () => {
    const lines = [{ id: 'a', quantity: 2, unitPrice: 1999 }];
    expect(priceCart({ ...plain, lines, promotions: [tenth] })).toMatchObject({
      discounts: [{ promotionId: '1', code: 'TENTH', name: 'A tenth', kind: 'percentage', amount: 400 }],
      total: 3598,
    });
  });

  it('neither makes money nor loses any, whatever is in the cart', () => {
    const line = fc.record({ quantity: fc.integer({ min: 0, max: 99 }), unitPrice: fc.nat(20_000_000) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 10_000 }), (some, value) => {
        const lines = some.map((each, at) => ({ ...each, id: String(at) }));
        const priced = priceCart({ ...plain, lines, promotions: [{ ...tenth, value }] });
        const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
        expect(sum(priced.lines.map(({ lineTotal }) => lineTotal))).toBe(priced.subtotal);
        expect(sum(priced.lines.map(({ discount }) => discount))).toBe(priced.discount);
        expect(sum(priced.discounts.map(({ amount }) => amount))).toBe(priced.discount);
        expect(priced.total).toBe(priced.subtotal - priced.discount);
        expect(priced.total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('costs the same in whatever order things were put in', () => {
    const cart = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(1_000_000)), { maxLength: 8 });
    const orders = cart.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const price = (lines: [number, number][]) =>
          priceCart({
            ...plain,
            promotions: [tenth],
            lines: lines.map(([quantity, unitPrice], at) => ({ id: String(at), quantity, unitPrice })),
          });
        expect(price(other).total).toBe(price(one).total);
      }),
    );
  });
});
