import { formatDecimal } from '#lib/money/format.ts';
import { fractionDigits } from '#lib/money/parse.ts';

/** Minor units as they are typed: `12.90`. */
export const fromAmount = (minor: number, currency: string): string =>
  isCurrency(currency) ? formatDecimal(minor, currency) : String(minor);

/**
 * Minor units of what was typed, with a point or a comma; undefined for what is no amount of this currency.
 * `1,299.00` and `1 299` are read, `1.299` euros is not: it may be meant as either.
 */
export function readAmount(text: string, currency: string): number | undefined {
  const digits = isCurrency(currency) ? fractionDigits(currency) : 2;
  const compact = text
    .trim()
    .replaceAll(/[\s'’]/g, '')
    .replaceAll(/,(?=\d{3}(?:\D|$))/g, '');
  const match = /^(\d{1,10})(?:[.,](\d+))?$/.exec(compact);
  const [, whole = '', part = ''] = match ?? [];
  if (!match || part.length > digits) return undefined;
  return Number(whole + part.padEnd(digits, '0'));
}

const isCurrency = (currency: string) => /^[A-Z]{3}$/.test(currency);
