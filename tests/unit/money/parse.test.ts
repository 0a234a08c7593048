import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '#lib/money/format.ts';
import { parseAmount } from '#lib/money/parse.ts';

describe('parseAmount', () => {
  it.each([
    ['12', 1200],
    ['12.9', 1290],
    ['12,90', 1290],
    ['0.05', 5],
    ['007', 700],
  ])('reads %s', (text, cents) => expect(parseAmount(text, 'EUR')).toBe(cents));

  it.each(['', ' ', '-1', '1.', '.5', '1e3', '1.000,00', '12.345', '1 000', '€5', 'Infinity', '1234567890'])(
    'takes "%s" for no amount',
    (text) => expect(parseAmount(text, 'EUR')).toBeUndefined(),
  );

  it('knows how many digits a currency has', () => {
    expect(parseAmount('1299', 'JPY')).toBe(1299);
    expect(parseAmount('12.99', 'JPY')).toBeUndefined();
    expect(parseAmount('1.299', 'KWD')).toBe(1299);
  });

  it('reads back every amount that is written', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'), (amount, currency) => {
        expect(parseAmount(formatDecimal(amount, currency), currency)).toBe(amount);
      }),
    );
  });
});
