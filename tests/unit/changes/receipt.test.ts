import { expect, it } from 'vitest';
import { buildReceipt, type ChangeRow } from '#lib/changes/receipt.ts';
import { at, NEW_CHANGE } from '#tests/support/change-row.ts';

const KNOWN = { ...NEW_CHANGE, announcedAt: at(2.4), acknowledgedAt: at(9), processes: 3 };
const layersOf = (row: ChangeRow) =>
  Object.fromEntries(buildReceipt(row).layers.map(({ name, state, ms }) => [name, [state, ms]]));

it('says of a new change that every layer is pending', () => {
  expect(buildReceipt(NEW_CHANGE)).toEqual({
    changeId: '7',
    kind: 'product',
    createdAt: '2026-01-01T00:00:00.000Z',
    tags: ['product:1'],
    layers: ['redis', 'processes', 'next', 'pages', 'cdn', 'cdn-second'].map((name) => ({
      name,
      state: 'pending',
      ms: null,
    })),
    complete: false,
  });
});

it('gives the milliseconds since the change, layer by layer', () => {
  expect(layersOf({ ...KNOWN, purgedAt: at(140) })).toEqual({
    redis: ['done', 2],
    processes: ['done', 9],
    next: ['done', 9],
    pages: ['done', 9],
    cdn: ['done', 140],
    'cdn-second': ['pending', null],
  });
  expect(buildReceipt({ ...KNOWN, purgedAt: at(140), purgedAgainAt: at(5_200) }).complete).toBe(true);
});

it('says how many processes know', () => {
  const detail = (processes: number) => buildReceipt({ ...KNOWN, processes }).layers[1]?.detail;
  expect([detail(1), detail(3)]).toEqual(['1 process', '3 processes']);
});

it('does not hide that some process did not answer', () => {
  expect(buildReceipt({ ...KNOWN, processes: null }).layers[1]).toMatchObject({ state: 'failed', ms: 9 });
});

it('tells a purge that nobody needs from one that nobody can make', () => {
  expect(buildReceipt({ ...NEW_CHANGE, cdn: 'none' }).layers[4]).toMatchObject({
    state: 'skipped',
    detail: expect.stringContaining('nothing'),
  });
  const without = buildReceipt({ ...KNOWN, purgedAt: at(9), purgedAgainAt: at(9) });
  expect(without.layers.slice(4)).toMatchObject([
    { name: 'cdn', state: 'skipped', detail: 'no CDN' },
    { name: 'cdn-second', state: 'skipped', detail: 'no CDN' },
  ]);
  expect(without.complete).toBe(true);
});

it('shows what went wrong last at the layer that is tried again, and nowhere else', () => {
  const receipt = buildReceipt({ ...KNOWN, lastError: 'Cloudflare answered 503' });
  expect(receipt.layers.filter(({ detail }) => detail === 'Cloudflare answered 503')).toEqual([
    { name: 'cdn', state: 'pending', ms: null, detail: 'Cloudflare answered 503' },
  ]);
});

it('never counts backwards when the clock does', () => {
  expect(buildReceipt({ ...KNOWN, announcedAt: at(-3) }).layers[0]?.ms).toBe(0);
});
