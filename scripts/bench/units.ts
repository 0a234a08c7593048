export type Unit = 'per second' | 'ratio' | 'ms' | 'count' | 'percent' | 'bytes';

/** A figure of about three digits, for people. */
export function formatValue(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '-';
  if (value === Number.POSITIVE_INFINITY) return 'never';
  switch (unit) {
    case 'per second':
      return `${formatRate(value)}/s`;
    case 'ratio':
      return value.toFixed(value < 0.1 ? 3 : 2);
    case 'ms':
      return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
    case 'count':
      return Number.isInteger(value) ? String(value) : value.toFixed(2);
    case 'percent':
      return `${Number.isInteger(value) ? value : value.toFixed(1)} %`;
    case 'bytes':
      return `${(value / 1000).toFixed(2)} KB`;
  }
}

function formatRate(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return value >= 1e3 ? `${(value / 1e3).toFixed(1)} k` : value.toFixed(0);
}
