import { expect, it } from 'vitest';
import { positionOf } from '#lib/changes/tickets.ts';
import { relayedShopForFile } from '#tests/support/relayed-shop.ts';

const shop = relayedShopForFile({ redis: false });

it('brings changes to the one process there is, and to the CDN', async () => {
  shop.startRelay();
  const id = await shop.change(['product:1']);
  const receipt = await shop.untilComplete(id);
  expect(receipt.layers.map(({ state }) => state)).toEqual(Array(6).fill('done'));
  expect(shop.api.done).toHaveLength(2);
  expect(await shop.runtime.cache.reach(Number(await positionOf(id)))).toBe(true);
});
