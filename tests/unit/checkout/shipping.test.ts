import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseShipping, findShippingOptions, type ShippingInput, type ShippingRate } from '#lib/checkout/shipping.ts';

const rate = (given: Partial<ShippingRate>): ShippingRate => ({
  methodId: 'standard',
  name: 'Standard',
  description: '',
  country: 'DE',
  currency: 'EUR',
  price: 490,
  freeFrom: 5_900,
  minDays: 2,
  maxDays: 3,
  ...given,
});
const RATES = [
  rate({}),
  rate({ country: '*', price: 2_490, freeFrom: null }),
  rate({ methodId: 'express', price: 1_290, freeFrom: null }),
];
const find = (given: Partial<ShippingInput> = {}) =>
  findShippingOptions({ rates: RATES, country: 'DE', currency: 'EUR', goods: 1_000, freeShipping: false, ...given });
const prices = (given: Partial<ShippingInput> = {}) => find(given).map(({ id, price }) => [id, price]);

describe('the ways to a country', () => {
  it('are those with a rate for it', () => {
    expect(prices()).toEqual([
      ['standard', 490],
      ['express', 1_290],
    ]);
  });

  it('are those for the rest of the world where it is not named', () => {
    expect(prices({ country: 'NZ' })).toEqual([['standard', 2_490]]);
  });

  it('are none where no rate is for it, or in its currency', () => {
    expect(prices({ rates: RATES.filter(({ country }) => country !== '*'), country: 'NZ' })).toEqual([]);
    expect(prices({ currency: 'USD' })).toEqual([]);
  });

  it('cost nothing from the value at which they are free', () => {
    expect(prices({ goods: 5_899 })[0]).toEqual(['standard', 490]);
    expect(prices({ goods: 5_900 })).toEqual([
      ['standard', 0],
      ['express', 1_290],
    ]);
  });

  it('cost as much less as the cheapest one does, where a promotion pays for shipping', () => {
    expect(prices({ freeShipping: true })).toEqual([
      ['standard', 0],
      ['express', 800],
    ]);
    expect(find({ freeShipping: true }).map(({ fullPrice }) => fullPrice)).toEqual([490, 1_290]);
  });

  it('never cost less than nothing, nor more with a promotion or with more goods', () => {
    const anyRates = fc.array(
      fc.record({
        price: fc.nat({ max: 10_000 }),
        freeFrom: fc.option(fc.nat({ max: 20_000 })),
        methodId: fc.uuid(),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(anyRates, fc.nat({ max: 20_000 }), fc.nat({ max: 5_000 }), (given, goods, more) => {
        const rates = given.map((one) => rate(one));
        const plain = find({ rates, goods });
        const free = find({ rates, goods, freeShipping: true });
        const richer = find({ rates, goods: goods + more });
        for (const [at, { price }] of plain.entries()) {
          expect(free[at]?.price).toBeGreaterThanOrEqual(0);
          expect(free[at]?.price).toBeLessThanOrEqual(price);
          expect(richer[at]?.price).toBeLessThanOrEqual(price);
        }
        if (free.length > 0) expect(Math.min(...free.map(({ price }) => price))).toBe(0);
      }),
    );
  });
});

describe('the way that is taken', () => {
  it('is the one that was asked for, else the first', () => {
    expect(chooseShipping(find(), 'express')?.id).toBe('express');
    expect(chooseShipping(find(), 'drone')?.id).toBe('standard');
    expect(chooseShipping([], 'standard')).toBeUndefined();
  });
});
