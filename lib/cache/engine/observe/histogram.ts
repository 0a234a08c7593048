/** Counts of durations by powers of two, from a 16th of a millisecond to about a minute. */
export type Histogram = {
  observe(ms: number): void;
  count(): number;
  /** The upper bound of the bucket in which the quantile falls; ms. 0 when nothing was observed. */
  quantile(q: number): number;
  /** How many fell into each bucket, so that those of several processes, or of a while, can be added up or taken off. */
  buckets(): number[];
};

const SMALLEST_MS = 1 / 16;
const BUCKETS = 21;

export function createHistogram(): Histogram {
  const counts = new Float64Array(BUCKETS);
  let total = 0;
  return {
    observe(ms) {
      const bucket = ms <= SMALLEST_MS ? 0 : Math.min(Math.ceil(Math.log2(ms / SMALLEST_MS)), BUCKETS - 1);
      counts[bucket] = (counts[bucket] as number) + 1;
      total += 1;
    },
    count: () => total,
    quantile: (q) => quantileOf(counts, q),
    buckets: () => [...counts],
  };
}

/** The upper bound of the bucket in which the quantile of such counts falls; ms. 0 when they count nothing. */
export function quantileOf(buckets: ArrayLike<number>, q: number): number {
  const counts = Array.from(buckets);
  let left = q * counts.reduce((all, count) => all + count, 0);
  for (const [bucket, count] of counts.entries()) {
    left -= count;
    if (count > 0 && left <= 0) return SMALLEST_MS * 2 ** bucket;
  }
  return 0;
}
