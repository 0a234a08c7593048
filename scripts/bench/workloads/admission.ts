import { createLru, createTinyLfu } from '../admission/caches.ts';
import { replay } from '../admission/replay.ts';
import { single } from '../interleave.ts';
import type { Stage, Workload } from '../workload.ts';

const SIZES = [500, 2_000, 5_000];
const SHOP = { products: 20_000, skew: 0.9, crawled: 0.05, newcomerEvery: Number.POSITIVE_INFINITY };
const NEWCOMER_EVERY = 5_000;

/** Whether an admission policy would pay: a decision aid, without a contestant and without a target. */
export const admission: Workload = {
  name: 'admission',
  title: `Admission: Zipf ${SHOP.skew} over ${SHOP.products} products, and a crawler with ${SHOP.crawled * 100} % of the requests`,
  async run(stage: Stage) {
    const shop = { ...SHOP, requests: stage.effort.choose(1_000_000, 100_000) };
    const cases = [
      { label: 'hits', trace: shop },
      { label: 'no crawler', trace: { ...shop, crawled: 0 } },
      { label: 'new favourites', trace: { ...shop, newcomerEvery: NEWCOMER_EVERY } },
    ];
    const measurements = cases.flatMap(({ label, trace }) => {
      stage.detail(label);
      const caches = SIZES.flatMap((size) => [createLru(size), createTinyLfu(size)]);
      const shares = replay(trace, caches).map((share) => share * 100);
      return SIZES.map((size, at) => ({
        label: `${label}, ${size} entries`,
        unit: 'percent' as const,
        values: {
          baseline: single(shares[2 * at] ?? Number.NaN),
          strata: single(shares[2 * at + 1] ?? Number.NaN),
        },
      }));
    });
    return {
      measurements,
      notes: [
        'simulated, the requests of people only; baseline: plain LRU, strata: with TinyLFU admission, were it to have it',
        `new favourites: every ${NEWCOMER_EVERY} requests another product becomes the most popular`,
      ],
    };
  },
};
