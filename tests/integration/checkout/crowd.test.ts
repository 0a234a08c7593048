import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestToken } from '#lib/cart/owner.ts';
import { getStock } from '#lib/inventory/read.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { type Purchase, startCheckoutProcess } from '#tests/support/checkout-process.ts';
import { aKey, buy, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());

const SHOPPERS = 1_000;
const ITEMS = 100;

/** A cart for each shopper, with one of it. */
async function makeCarts(count: number): Promise<Purchase[]> {
  const carts = Array.from({ length: count }, () => {
    const tokenDigest = digestToken(randomBytes(32).toString('base64url'));
    return { id: randomBytes(16).toString('base64url'), token_digest: tokenDigest, currency: 'EUR' };
  });
  await shop.sql`INSERT INTO carts ${shop.sql(carts)}`;
  const items = carts.map(({ id }) => ({
    cart_id: id,
    variant_id: 10,
    name: 'A thing',
    quantity: 1,
    seen_price: 1_000,
  }));
  await shop.sql`INSERT INTO cart_items ${shop.sql(items)}`;
  return carts.map(({ token_digest: tokenDigest }) => ({ tokenDigest, key: aKey() }));
}

it('sells 100 things to exactly 100 of 1,000 who come at once, in two processes, each asking twice', async () => {
  await insertProduct(shop.sql, { id: 1, available: ITEMS });
  const purchases = await makeCarts(SHOPPERS);
  const other = await startCheckoutProcess();
  await getStock(['10']);

  // A replay of each, so that every key comes to both processes about the same time.
  const buyHere = ({ tokenDigest, key }: Purchase) => buy({ owner: { kind: 'guest', tokenDigest } }, { key });
  const [there, here] = await Promise.all([other.buyAll(purchases), Promise.all(purchases.toReversed().map(buyHere))]);
  const startedAt = performance.now();
  const states = new Map<string, number>();
  for (const state of [...there, ...here.map(({ state }) => state)]) states.set(state, (states.get(state) ?? 0) + 1);

  const [row] = await shop.sql<{ orders: number; paid: number; carts: number; charges: number; negative: number }[]>`
    SELECT (SELECT count(*)::int FROM orders) AS orders,
           (SELECT count(*)::int FROM orders WHERE status = 'paid') AS paid,
           (SELECT count(DISTINCT cart_id)::int FROM orders) AS carts,
           (SELECT count(*)::int FROM test_charges WHERE status = 'succeeded') AS charges,
           (SELECT count(*)::int FROM inventory_movements WHERE available < 0) AS negative`;
  expect(row).toEqual({ orders: ITEMS, paid: ITEMS, carts: ITEMS, charges: ITEMS, negative: 0 });
  expect(await readStock(shop.sql)).toEqual([
    { variantId: '10', available: 0, held: 0, consumed: ITEMS, moved: -ITEMS },
  ]);
  for (const state of states.keys()) expect(['paid', 'out-of-stock', 'in-progress', 'empty-cart']).toContain(state);
  expect(states.get('paid')).toBeGreaterThanOrEqual(ITEMS);

  // The displayed stock follows, in this process and by the shared store.
  while ((await getStock(['10']))[0]?.available !== 0) {
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await sleep(20);
  }
}, 60_000);
