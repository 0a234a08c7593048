import { expect, it } from 'vitest';
import { createRandom } from '#db/seed/random.ts';
import { createZipf } from '#scripts/consistency/load/zipf.ts';

const DRAWS = 50_000;

it('draws each rank in proportion to its power', () => {
  const draw = createZipf(100, 1);
  const random = createRandom(5);
  const counts = new Map<number, number>();
  for (let nth = 0; nth < DRAWS; nth += 1) {
    const rank = draw(random);
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
  }
  const first = counts.get(0) ?? 0;
  expect(first / (counts.get(1) ?? 0)).toBeCloseTo(2, 0);
  expect(first / (counts.get(9) ?? 0)).toBeGreaterThan(8);
  expect(first / (counts.get(9) ?? 0)).toBeLessThan(12);
});

it('stays within its ranks, at both ends of the stream', () => {
  const draw = createZipf(3, 0.9);
  expect(draw({ next: () => 0 })).toBe(0);
  expect(draw({ next: () => 1 - Number.EPSILON })).toBe(2);
  expect(createZipf(1, 0.9)({ next: () => 0.5 })).toBe(0);
});

it('draws the same from the same seed', () => {
  const series = () => {
    const random = createRandom(9);
    const draw = createZipf(50, 0.9);
    return Array.from({ length: 20 }, () => draw(random));
  };
  expect(series()).toEqual(series());
});
