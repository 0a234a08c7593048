/** Counts of durations by powers of two, from a 16th of a millisecond to about a minute. */
export type Histogram = {
  observe(ms: number): void;
  count(): number;
  /** The upper bound of the bucket in which the quantile falls; ms. 0 when nothing was observed. */
  quantile(q: number): number;
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
    quantile(q) {
      let left = q * total;
      for (const [bucket, count] of counts.entries()) {
        left -= count;
        if (count > 0 && left <= 0) return SMALLEST_MS * 2 ** bucket;
      }
      return 0;
    },
  };
}
