import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawRefreshAt } from '#lib/cache/engine/load/early-refresh.ts';

const BIRTH = 1_000_000;
const LIFE = 1e9;
const value = (loadMs: number, life = LIFE) => ({ createdAt: BIRTH, freshUntil: BIRTH + life, loadMs });
const uniform = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('comes never in the first half of a life, and never after its end', () => {
  fc.assert(
    fc.property(uniform, fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (drawn, life, loadMs) => {
      const at = drawRefreshAt(value(loadMs, life), () => drawn);
      expect(at).toBeGreaterThanOrEqual(BIRTH + life / 2);
      expect(at).toBeLessThanOrEqual(BIRTH + life);
    }),
  );
});

it('comes at half of the life where loading takes longer than that', () => {
  expect(drawRefreshAt(value(10_000, 1_000), () => 0.5)).toBe(BIRTH + 500);
});

it('comes at the end where loading takes no time', () => {
  expect(drawRefreshAt(value(0), () => 0.999)).toBe(BIRTH + LIFE);
});

it('comes the earlier, the longer loading takes: twice that before the end, on average', () => {
  const draws = 10_000;
  for (const loadMs of [10, 400]) {
    let early = 0;
    for (let draw = 0; draw < draws; draw++) {
      early += BIRTH + LIFE - drawRefreshAt(value(loadMs), () => (draw + 0.5) / draws);
    }
    expect(early / draws / loadMs).toBeCloseTo(2, 2);
  }
});

it('is spread exponentially: half of the draws within 2 ln 2 loads of the end, one in a hundred beyond 2 ln 100', () => {
  const earlyAt = (drawn: number) => BIRTH + LIFE - drawRefreshAt(value(100), () => drawn);
  expect(earlyAt(0.5)).toBeCloseTo(200 * Math.LN2, 5);
  expect(earlyAt(0.99)).toBeCloseTo(200 * Math.log(100), 5);
});
