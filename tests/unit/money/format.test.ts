import { describe, expect, it } from 'vitest';
import { formatDecimal, formatMoney } from '#lib/money/format.ts';

describe('formatMoney', () => {
  it('shows cents', () => expect(formatMoney(129_900, 'EUR')).toBe('€1,299.00'));
  it('shows zero', () => expect(formatMoney(0, 'EUR')).toBe('€0.00'));
  it("uses the currency's own digits: none for yen", () => expect(formatMoney(1299, 'JPY')).toMatch(/^\D*1,299$/));
  it("uses the currency's own digits: three for dinar", () => expect(formatMoney(1299, 'KWD')).toMatch(/1\.299$/));
  it('follows the locale', () => expect(formatMoney(129_900, 'EUR', 'de-DE')).toBe('1.299,00\u00a0€'));
  it('keeps the sign of a credit', () => expect(formatMoney(-500, 'EUR')).toBe('-€5.00'));
});

describe('formatDecimal', () => {
  it('keeps the trailing zeros that structured data expects', () =>
    expect(formatDecimal(129_900, 'EUR')).toBe('1299.00'));
  it('has no fraction where the currency has none', () => expect(formatDecimal(1299, 'JPY')).toBe('1299'));
});
