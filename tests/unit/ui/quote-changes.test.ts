import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChanges } from '#app/(shop)/checkout/_parts/quote-changes.ts';
import type { CheckoutQuote, QuoteItem } from '#lib/checkout/types.ts';

const lamp = {
  variantId: '1',
  name: 'Lamp',
  quantity: 2,
  wanted: 2,
  unitPrice: 1000,
  lineTotal: 2000,
  available: 9,
} as QuoteItem;
const quote = (items: QuoteItem[], rest: Partial<CheckoutQuote> = {}) => {
  const subtotal = items.reduce((sum, { lineTotal }) => sum + lineTotal, 0);
  const sums = { discount: 0, shipping: 490, ...rest };
  const total = subtotal - sums.discount + sums.shipping;
  return { currency: 'EUR', items, subtotal, tax: 0, total, ...sums } as CheckoutQuote;
};

describe('what changed between two quotes', () => {
  it('is nothing when they look the same', () => {
    expect(describeChanges(quote([lamp]), quote([lamp]))).toEqual([]);
  });

  it('names a new price and what it does to the total', () => {
    const dearer = { ...lamp, unitPrice: 1200, lineTotal: 2400 };
    expect(describeChanges(quote([lamp]), quote([dearer]))).toEqual([
      'Lamp went up from €10.00 to €12.00.',
      'The total is now €28.90 instead of €24.90.',
    ]);
  });

  it('names dearer delivery of the same goods', () => {
    expect(describeChanges(quote([lamp]), quote([lamp], { shipping: 690 }))).toEqual([
      'Delivery is now €6.90 instead of €4.90.',
      'The total is now €26.90 instead of €24.90.',
    ]);
  });

  it('names what is sold out, and what is gone', () => {
    const none = { ...lamp, quantity: 0, lineTotal: 0, available: 0 };
    expect(describeChanges(quote([lamp]), quote([none]))).toContain('Lamp is sold out.');
    expect(describeChanges(quote([lamp]), quote([]))).toContain('Lamp is no longer in your cart.');
  });

  it('names fewer pieces than were wanted', () => {
    const fewer = { ...lamp, quantity: 1, lineTotal: 1000, available: 1 };
    expect(describeChanges(quote([lamp]), quote([fewer]))).toContain('Of Lamp only 1 is left.');
  });

  it('does not speak of stock that suffices', () => {
    expect(describeChanges(quote([lamp]), quote([{ ...lamp, available: 2 }]))).toEqual([]);
  });

  it('says every time that the total is another one', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    const any = fc.record({ unitPrice: amount, quantity: fc.integer({ min: 0, max: 9 }), shipping: amount });
    const toQuote = ({ unitPrice, quantity, shipping }: { unitPrice: number; quantity: number; shipping: number }) =>
      quote([{ ...lamp, unitPrice, quantity, lineTotal: unitPrice * quantity }], { shipping });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [before, after] = [toQuote(one), toQuote(other)];
        const says = describeChanges(before, after).some((sentence) => sentence.startsWith('The total is now'));
        expect(says).toBe(before.total !== after.total);
      }),
    );
  });
});
