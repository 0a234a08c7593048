const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount for people to read.
 * @param minorUnits integer in the currency's smallest unit (cents for EUR, whole yen for JPY)
 * @param currency ISO 4217 code
 */
export function formatMoney(minorUnits: number, currency: string, locale = 'en-IE'): string {
  const key = `${locale} ${currency}`;
  // Building a format costs about fifty times as much as using it, and a list page shows dozens of prices.
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(key, format);
  }
  return format.format(toMajorUnits(minorUnits, format));
}

/** The same amount as a plain decimal (`"1299.00"`), as structured data wants it. */
export function formatDecimal(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return toMajorUnits(minorUnits, format).toFixed(format.resolvedOptions().maximumFractionDigits);
}

function toMajorUnits(minorUnits: number, format: Intl.NumberFormat): number {
  return minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}
