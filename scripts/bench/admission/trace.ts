export type Trace = {
  products: number;
  requests: number;
  /** How uneven the browsing is: the k-th most popular product is asked for 1 / k^skew as often as the first. */
  skew: number;
  /** The crawler's share of all requests; it asks for one product after the other. */
  crawled: number;
  /** After so many requests a new product becomes the most popular, and all others move down by one. */
  newcomerEvery: number;
};

/** A shop's requests, the same every time: people who browse, and one crawler that wants everything. */
export function* makeTrace({
  products,
  requests,
  skew,
  crawled,
  newcomerEvery,
}: Trace): Generator<{ key: number; crawler: boolean }> {
  const sums = new Float64Array(products);
  let total = 0;
  for (let at = 0; at < products; at++) {
    total += 1 / (at + 1) ** skew;
    sums[at] = total;
  }
  const random = createRandom(42);
  let crawledTo = 0;
  for (let request = 0; request < requests; request++) {
    if (random() < crawled) yield { key: crawledTo++ % products, crawler: true };
    else {
      const newcomers = Math.floor(request / newcomerEvery);
      yield { key: (findRank(sums, random() * total) + products * 1_000 - newcomers) % products, crawler: false };
    }
  }
}

function findRank(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** mulberry32 */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
