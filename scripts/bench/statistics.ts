/** What the rounds of one contestant say together. */
export type Sample = {
  /** What stands for all of them: the median, unless the worst round is what matters. */
  value: number;
  median: number;
  low: number;
  high: number;
  /** Half of the interquartile range, as a share of the median: how far a round usually lies from it. */
  spread: number;
  rounds: readonly number[];
};

/** The middle one; of an even number, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? Number.NaN;
  const [below = Number.NaN, above = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return below === above ? below : (below + above) / 2;
}

/** The smallest value that at least `share` (0 to 1) of all values do not exceed: the nearest rank. NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** @param stands which of them stands for all: `high` and `low` for what must not happen even once */
export function sampleOf(rounds: readonly number[], stands: 'median' | 'high' | 'low' = 'median'): Sample {
  const figures = { median: median(rounds), low: percentile(rounds, 0), high: percentile(rounds, 1) };
  const range = percentile(rounds, 0.75) - percentile(rounds, 0.25);
  const spread = range / 2 / Math.abs(figures.median);
  return { value: figures[stands], ...figures, spread: Number.isFinite(spread) ? spread : 0, rounds };
}

/** Round by round, since what disturbs the machine disturbs neighbours alike. */
export function ratios(values: readonly number[], baseline: readonly number[]): number[] {
  return values.map((value, round) => value / (baseline[round] ?? Number.NaN));
}
