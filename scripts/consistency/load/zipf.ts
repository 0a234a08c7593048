import type { Random } from '#db/seed/random.ts';

/**
 * Draws ranks from 0 as shoppers choose products: rank r comes up in proportion to 1 / (r + 1)^exponent.
 * @param count how many ranks there are, at least 1
 */
export function createZipf(count: number, exponent: number): (random: Pick<Random, 'next'>) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1) ** exponent;
    sums[rank] = sum;
  }
  return ({ next }) => {
    const wanted = next() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
