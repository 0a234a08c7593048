import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { countSales } from '#lib/sales/count-sales.ts';
import { readDashboard } from '#lib/sales/dashboard.ts';
import { readToDo } from '#lib/sales/to-do.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { insertOrder, type OrderFixture } from '#tests/support/orders.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let viewer: Actor;

beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
  ({ actor: viewer } = await signInAs(shop.sql, 'viewer'));
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, orders, carts, reservations, sales_days, product_sales_days, product_sales_months, funnel_days,
                 sales_count CASCADE`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  await insertProduct(shop.sql, { id: 2, available: 0 });
});

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

/** An order of this day. */
async function sell(day: string, given: Partial<OrderFixture> = {}): Promise<string> {
  const id = await insertOrder(shop.sql, { productId: 1, ...given });
  await shop.sql`UPDATE orders SET created_at = ${`${day}T23:30:00Z`}::timestamptz WHERE id = ${id}`;
  return id;
}

it('counts what is paid, on the day of UTC on which it was ordered', async () => {
  await sell('2026-03-05');
  await sell('2026-03-05', { productId: 2, status: 'delivered' });
  await sell('2026-03-06', { status: 'placed' });
  await sell('2026-03-06', { status: 'cancelled' });
  await countSales();
  const { totals, points, top } = await readDashboard(viewer, { from: '2026-03-04', to: '2026-03-06' });
  expect(totals).toEqual({ orders: 2, units: 2, revenue: 2_000, refunded: 0 });
  expect(points.map(({ at, revenue }) => [at, revenue])).toEqual([
    ['2026-03-04', 0],
    ['2026-03-05', 2_000],
    ['2026-03-06', 0],
  ]);
  expect(top.map(({ id, units }) => [id, units])).toEqual([
    ['1', 1],
    ['2', 1],
  ]);
});

it('follows an order that was counted and is cancelled or refunded later', async () => {
  const [cancelled, refunded] = [await sell('2026-05-01'), await sell('2026-05-01')];
  await countSales();
  await shop.sql`UPDATE orders SET status = 'cancelled', updated_at = now() WHERE id = ${cancelled}`;
  await shop.sql`UPDATE orders SET refunded = 400, updated_at = now() WHERE id = ${refunded}`;
  await countSales();
  const { totals, top } = await readDashboard(viewer, YEAR);
  expect(totals).toEqual({ orders: 1, units: 1, revenue: 1_000, refunded: 400 });
  expect(top.map(({ units }) => units)).toEqual([1]);
});

it('counts nothing twice, however often and however many count at once', async () => {
  await sell('2026-05-01');
  await Promise.all([countSales(), countSales(), countSales()]);
  await countSales();
  expect((await readDashboard(viewer, YEAR)).totals.orders).toBe(1);
});

it('sums whole months and the days beside them to the same as days alone', async () => {
  for (const day of ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-04-15']) await sell(day);
  await countSales();
  const range = { from: '2026-01-31', to: '2026-04-15' };
  const { totals, top } = await readDashboard(viewer, range);
  expect(totals.orders).toBe(5);
  expect(top).toEqual([{ id: '1', name: expect.any(String), units: 5, revenue: 5_000 }]);
});

it('shows the range beside as many days before', async () => {
  await sell('2026-06-01');
  await sell('2026-06-11');
  await sell('2026-06-12');
  await countSales();
  const { totals, before, points } = await readDashboard(viewer, { from: '2026-06-11', to: '2026-06-20' });
  expect([totals.orders, before.orders]).toEqual([2, 1]);
  expect(points[0]).toEqual({ at: '2026-06-11', orders: 1, revenue: 1_000, revenueBefore: 1_000 });
});

it('keeps currencies apart', async () => {
  await sell('2026-06-01');
  const id = await sell('2026-06-01');
  await sell('2026-06-02');
  await shop.sql`UPDATE orders SET currency = 'JPY' WHERE id = ${id}`;
  await countSales();
  const { currency, currencies, totals } = await readDashboard(viewer, YEAR);
  expect({ currency, currencies, orders: totals.orders }).toEqual({
    currency: 'EUR',
    currencies: ['EUR', 'JPY'],
    orders: 2,
  });
  const yen = await readDashboard(viewer, { from: '2026-06-01', to: '2026-06-01' }, 'JPY');
  expect([yen.totals.orders, yen.top[0]?.units]).toEqual([1, 1]);
});

it('keeps what it has counted of carts when they are forgotten', async () => {
  const today = new Date().toISOString().slice(0, 10);
  await shop.sql`INSERT INTO carts (id, token_digest, currency) VALUES ('c', ${'0'.repeat(64)}, 'EUR')`;
  await shop.sql`INSERT INTO cart_items (cart_id, variant_id, name, quantity, seen_price) VALUES ('c', 10, 'A thing', 1, 1000)`;
  await insertOrder(shop.sql, { productId: 1 });
  await countSales();
  await shop.sql`DELETE FROM carts`;
  await countSales();
  expect((await readDashboard(viewer, { from: today, to: today })).funnel).toEqual({
    carts: 2,
    checkouts: 0,
    orders: 1,
  });
});

it('says what is to be packed and what runs out, and shows it to nobody who shops', async () => {
  await sell('2026-06-01');
  const { toPack, lowStock } = await readToDo(viewer);
  expect({ toPack, low: lowStock.count, first: lowStock.items[0]?.productId }).toEqual({
    toPack: 1,
    low: 1,
    first: '2',
  });
  const { actor } = await signInAs(shop.sql, 'customer');
  await expect(readToDo(actor)).rejects.toThrow('takes the role viewer');
  await expect(readDashboard(actor, YEAR)).rejects.toThrow('takes the role viewer');
});
