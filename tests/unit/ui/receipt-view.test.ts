import { expect, it } from 'vitest';
import { describeLayer, describeSpread, nextLook, summarizeReceipt } from '#app/admin/_changes/receipt-view.ts';
import { buildReceipt, type ChangeRow } from '#lib/changes/receipt.ts';
import { at, NEW_CHANGE } from '#tests/support/change-row.ts';

const KNOWN = { ...NEW_CHANGE, announcedAt: at(2), acknowledgedAt: at(9), processes: 3 };
const say = (row: ChangeRow) => describeSpread(summarizeReceipt(buildReceipt(row)));

it('says how long a change took to the outermost layer, without the purge that comes after for safety', () => {
  expect(say({ ...KNOWN, purgedAt: at(38) })).toBe('Live everywhere after 38 ms');
  expect(say({ ...KNOWN, purgedAt: at(38), purgedAgainAt: at(5_038) })).toBe('Live everywhere after 38 ms');
  expect(say({ ...KNOWN, purgedAt: at(9), purgedAgainAt: at(9) })).toBe('Live everywhere after 9 ms');
});

it('claims nothing while a layer waits, and names the layer that something is wrong with', () => {
  expect(say(KNOWN)).toBe('On its way to every layer');
  expect(say({ ...KNOWN, lastError: 'the CDN answered 500' })).toBe('Waits for: CDN');
});

it('does not hide a process that has not answered', () => {
  expect(say({ ...KNOWN, acknowledgedAt: at(1_000), processes: null, purgedAt: at(1_400) })).toBe(
    'Live after 1.4 s, but not every process has said so',
  );
});

it('says of each layer when it was done, or why it need not be', () => {
  const layers = buildReceipt({ ...KNOWN, cdn: 'none', purgedAt: at(9), purgedAgainAt: at(9) }).layers;
  expect(layers.map(describeLayer)).toEqual([
    '2 ms',
    '9 ms',
    '9 ms',
    '9 ms',
    'nothing of it is in a CDN',
    'nothing of it is in a CDN',
  ]);
  expect(
    buildReceipt({ ...NEW_CHANGE, lastError: 'no answer' })
      .layers.map(describeLayer)
      .slice(0, 2),
  ).toEqual(['tried again', 'waiting']);
});

it('asks often at first, seldom once only the second purge is left, and never again when all is done', () => {
  const receipt = (row: ChangeRow) => buildReceipt(row);
  expect([nextLook(undefined, 0), nextLook(receipt(KNOWN), 3), nextLook(receipt(KNOWN), 20)]).toEqual([
    100, 100, 1_000,
  ]);
  expect(nextLook(receipt({ ...KNOWN, purgedAt: at(38) }), 3)).toBe(1_000);
  expect(nextLook(receipt({ ...KNOWN, purgedAt: at(38), purgedAgainAt: at(5_038) }), 3)).toBe(false);
});
