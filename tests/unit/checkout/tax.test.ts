import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTax, findTaxRule, type TaxRule } from '#lib/checkout/tax.ts';

const rule = (given: Partial<TaxRule> = {}): TaxRule => ({
  country: 'DE',
  region: '',
  name: 'VAT',
  rate: 1900,
  included: true,
  onShipping: true,
  ...given,
});
const lines = (...amounts: number[]) => amounts.map((amount, at) => ({ key: String(at), amount }));

const anyRule = fc.record({
  rate: fc.integer({ min: 0, max: 10_000 }),
  included: fc.boolean(),
  onShipping: fc.boolean(),
});
const anyLines = fc.array(fc.nat({ max: 5_000_000 }), { minLength: 1, maxLength: 20 });
const anyShipping = fc.nat({ max: 10_000 });

describe('the rule for a destination', () => {
  const rules = [
    rule(),
    rule({ country: 'US', region: 'CA', rate: 725 }),
    rule({ country: 'CA', region: '', rate: 500 }),
    rule({ country: 'CA', region: 'QC', rate: 1498 }),
  ];

  it('is its country', () => expect(findTaxRule(rules, { country: 'DE' })?.rate).toBe(1900));
  it('is its region before its country', () => {
    expect(findTaxRule(rules, { country: 'CA', region: 'qc ' })?.rate).toBe(1498);
    expect(findTaxRule(rules, { country: 'CA', region: 'ON' })?.rate).toBe(500);
  });
  it('is none where neither has one', () => {
    expect(findTaxRule(rules, { country: 'US', region: 'OR' })).toBeUndefined();
    expect(findTaxRule(rules, { country: 'US' })).toBeUndefined();
    expect(findTaxRule(rules, { country: 'CH' })).toBeUndefined();
  });
});

describe('the tax of an order', () => {
  it('is contained in prices that include it', () => {
    expect(computeTax(rule(), lines(10_000, 1_900), 0).amount).toBe(1900);
  });

  it('is added to prices that do not', () => {
    expect(computeTax(rule({ included: false, rate: 725 }), lines(10_000), 0).amount).toBe(725);
  });

  it('rounds half a unit up', () => {
    expect(computeTax(rule({ included: false, rate: 500 }), lines(10), 0).amount).toBe(1);
    expect(computeTax(rule({ included: false, rate: 490 }), lines(10), 0).amount).toBe(0);
  });

  it('is on shipping only where the rule says so', () => {
    expect(computeTax(rule({ included: false, rate: 1000 }), lines(1_000), 500).amount).toBe(150);
    expect(computeTax(rule({ included: false, rate: 1000, onShipping: false }), lines(1_000), 500).amount).toBe(100);
  });

  it('is nothing where there is no rule', () => {
    expect(computeTax(undefined, lines(1_000), 500)).toMatchObject({ amount: 0, included: true, name: '' });
  });

  it('falls on the lines and on shipping without a rest, and on none more than its share rounded up', () => {
    fc.assert(
      fc.property(anyRule, anyLines, anyShipping, (given, amounts, shipping) => {
        const tax = computeTax(rule(given), lines(...amounts), shipping);
        const onLines = [...tax.byLine.values()];
        const sum = onLines.reduce((total, part) => total + part, 0);
        const taxable = amounts.reduce((total, amount) => total + amount, 0) + (given.onShipping ? shipping : 0);
        if (given.onShipping) expect(sum).toBeLessThanOrEqual(tax.amount);
        else expect(sum).toBe(tax.amount);
        for (const [at, part] of onLines.entries()) {
          const share = taxable === 0 ? 0 : (tax.amount * (amounts[at] ?? 0)) / taxable;
          expect(part).toBeGreaterThanOrEqual(Math.floor(share));
          expect(part).toBeLessThanOrEqual(Math.ceil(share));
        }
      }),
    );
  });

  it('is the same whether prices include it or it is added to what they would be without it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat({ max: 5_000_000 }), (rate, net) => {
        const added = computeTax(rule({ rate, included: false }), lines(net), 0).amount;
        const contained = computeTax(rule({ rate }), lines(net + added), 0).amount;
        expect(contained).toBe(added);
      }),
    );
  });
});
