/** Whole percent off, rounded down so that a badge never promises more than the price keeps; 0 when there is none. */
export function getSavingPercent(price: number, compareAtPrice: number | null): number {
  if (compareAtPrice === null || compareAtPrice <= price) return 0;
  return Math.floor(((compareAtPrice - price) / compareAtPrice) * 100);
}
