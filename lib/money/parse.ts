/**
 * What people write for an amount (`12`, `12.9`, `12,90`), in minor units; undefined for what is none, or is more exact than
 * the currency. Without signs of thousands, which differ by country.
 * @param currency ISO 4217 code
 */
export function parseAmount(text: string, currency: string): number | undefined {
  return parseDecimal(text, fractionDigits(currency));
}

/**
 * What people write for a number, in whole parts of its last digit: `12.5` with two digits is 1250.
 * @param digits after the point, at most; undefined is answered for more
 */
export function parseDecimal(text: string, digits: number): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,9})(?:[.,](\d{1,4}))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > digits) return undefined;
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
}

const known = new Map<string, number>();

/** Digits after the point of a currency's amounts. Dear to find out, and asked for with every key that is typed. */
export function fractionDigits(currency: string): number {
  const found = known.get(currency);
  if (found !== undefined) return found;
  try {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    known.set(currency, maximumFractionDigits);
    return maximumFractionDigits;
  } catch {
    // Not a code at all, which is said where the currency itself is checked.
    return 2;
  }
}
