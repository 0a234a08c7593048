import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trackingUrl } from '#lib/orders/carriers.ts';
import { lineWorth, piecesWorth } from '#lib/orders/refund-worth.ts';

const lines = fc
  .record({
    quantity: fc.integer({ min: 1, max: 40 }),
    unitPrice: fc.nat(99_999),
    share: fc.nat(100),
    tax: fc.nat(9_999),
  })
  .map(({ quantity, unitPrice, share, tax }) => {
    const lineTotal = quantity * unitPrice;
    return { quantity, lineTotal, discount: Math.floor((lineTotal * share) / 100), tax };
  });

describe('what pieces of a line are worth', () => {
  it('adds up to the line, whatever part goes back first', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), fc.array(fc.integer({ min: 1, max: 7 })), (line, taxIncluded, parts) => {
        let [already, sum] = [0, 0];
        for (const part of [...parts, line.quantity]) {
          const pieces = Math.min(part, line.quantity - already);
          sum += piecesWorth(line, { taxIncluded }, { already, pieces });
          already += pieces;
        }
        expect(sum).toBe(lineWorth(line, { taxIncluded }));
      }),
    );
  });

  it('is what was paid: less the reduction, and with the tax where prices are without', () => {
    const line = { quantity: 3, lineTotal: 3_000, discount: 301, tax: 513 };
    expect(piecesWorth(line, { taxIncluded: true }, { already: 0, pieces: 1 })).toBe(899);
    expect(piecesWorth(line, { taxIncluded: true }, { already: 2, pieces: 1 })).toBe(900);
    expect(lineWorth(line, { taxIncluded: false })).toBe(3_212);
  });
});

describe('where a parcel can be followed', () => {
  it('is known of carriers that are, however they are written', () => {
    expect(trackingUrl({ carrier: ' dhl', number: 'JD 1/2' })).toMatch(/^https:\/\/www\.dhl\.com\/.*JD%201%2F2$/);
    expect(trackingUrl({ carrier: 'The milkman', number: '1' })).toBeUndefined();
    expect(trackingUrl({ carrier: 'constructor', number: '1' })).toBeUndefined();
    expect(trackingUrl({ carrier: 'DHL', number: null })).toBeUndefined();
  });
});
