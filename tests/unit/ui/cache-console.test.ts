import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatRate, formatSpan } from '#app/admin/cache/_parts/format.ts';
import { ALL, extendSteps, toLines, totalOf, totalsOf, WINDOW_MS } from '#app/admin/cache/_parts/series-model.ts';
import { toPurge } from '#app/admin/cache/_parts/to-purge.ts';
import { toSubject } from '#app/admin/cache/inspect/_parts/to-subject.ts';
import { addUp, type Step, type ThingStep } from '#lib/fleet/steps.ts';

const step = (at: number, things: Record<string, Partial<ThingStep>>): Step => ({
  at,
  things: Object.fromEntries(Object.entries(things).map(([name, some]) => [name, { ...addUp([]), ...some }])),
});
const STEPS = [
  step(5_000, { product: { l1: 6, misses: 4, bytes: 100, loadMs: [[4, 1]] }, page: { l1: 10, bytes: 1 } }),
  step(10_000, { product: { l1: 10, bytes: 120 } }),
];

describe('the figures of a quarter of an hour', () => {
  it('grow by what comes, replace what comes again, and lose what is too old', () => {
    const fresh = [step(10_000, { product: { l1: 11 } }), step(15_000, {})];
    const steps = extendSteps(STEPS, fresh, 5_000 + WINDOW_MS);
    expect(steps.map(({ at, things }) => [at, things.product?.l1])).toEqual([
      [10_000, 11],
      [15_000, undefined],
    ]);
  });

  it('add up for each thing and for all, where what is held is what was held last', () => {
    expect(totalsOf(STEPS).map(({ name, total }) => [name, total.l1, total.bytes])).toEqual([
      ['page', 10, 0],
      ['product', 16, 120],
    ]);
    expect(totalOf(STEPS, ALL)).toMatchObject({ l1: 26, misses: 4, bytes: 120 });
  });

  it('become lines: rates per second, shares in percent, and gaps where nothing was measured', () => {
    const { x, reads, missRate, loadMs, bytes } = toLines(STEPS, 'product', 5_000);
    expect({ x, l1: reads.l1, misses: reads.misses, missRate, p99: loadMs.p99, bytes }).toEqual({
      x: [5, 10],
      l1: [1.2, 2],
      misses: [0.8, 0],
      missRate: [40, 0],
      p99: [1, null],
      bytes: [100, 120],
    });
    expect(toLines(STEPS, 'page', 5_000).missRate).toEqual([0, null]);
  });
});

it('writes figures so that they can be compared at a glance', () => {
  expect([formatBytes(0), formatBytes(1_536), formatBytes(3_000_000)]).toEqual(['0', '1.5 KB', '2.9 MB']);
  expect([formatRate(0, 1_000), formatRate(1, 60_000), formatRate(25, 10_000), formatRate(1, 0)]).toEqual([
    '0/s',
    '<0.1/s',
    '2.5/s',
    '–',
  ]);
  expect([formatDuration(0.0625), formatDuration(512), formatDuration(2_048), formatDuration(undefined)]).toEqual([
    '0.1 ms',
    '512 ms',
    '2 s',
    '–',
  ]);
  expect([4_400, 125_000, 5_400_000, 259_200_000].map(formatSpan)).toEqual(['4 s', '2 min', '1.5 h', '3 d']);
});

it('takes tags as people type them, and a product by any of its names', () => {
  expect(toPurge('tags', ' product:1, list:all:price\nslug:a ')).toEqual({
    tags: ['product:1', 'list:all:price', 'slug:a'],
  });
  expect(toPurge('product', 'https://shop.test/products/moka-pot/?a=1#b')).toEqual({ product: 'moka-pot' });
  expect(toPurge('product', ' 42 ')).toEqual({ product: '42' });
});

it('takes an address, a key, or the id of a product to inspect', () => {
  expect(
    [' /products/a ', 'https://shop.test/search?q=a', 'product:2:42', '42', '', 'https://'].map(toSubject),
  ).toEqual([
    { url: '/products/a' },
    { url: '/search?q=a' },
    { key: 'product:2:42' },
    { url: '/api/products/42' },
    undefined,
    undefined,
  ]);
});
