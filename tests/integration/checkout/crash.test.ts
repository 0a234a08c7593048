import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settlePayment } from '#lib/payments/settle-payment.ts';
import { releaseExpired } from '#lib/reservations/release.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { type CheckoutWorkerSettings, startCheckoutProcess } from '#tests/support/checkout-process.ts';
import { aKey, buy, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
  await insertBasics(shop.sql);
});
afterAll(() => shop.close());
beforeEach(async () => {
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, test_charges, idempotency_keys, mails CASCADE`;
  await insertProduct(shop.sql, { id: 1, available: 10 });
  await insertProduct(shop.sql, { id: 2, available: 10 });
});

type Step = [name: string, dieAt: NonNullable<CheckoutWorkerSettings['dieAt']>, without: (string | null)[]];

/** Where a checkout can be when its process dies, and what its order is then without anybody coming back. */
const STEPS: Step[] = [
  ['a half-written order', { words: 'insert into "order_lines"', when: 'after' }, [null]],
  // Its key is committed on its own before, so the process may die with one order sent and the other not begun.
  ['an order whose commit was sent', { words: 'commit', when: 'after' }, [null, 'cancelled']],
  ['an order, and nobody asked the bank', { words: 'insert into "test_charges"', when: 'before' }, ['cancelled']],
  ['a charge that only the bank knows of', { words: '"payments"."id" = $1 for update', when: 'before' }, ['paid']],
  ['a paid order, and no answer', { words: 'SET response_status', when: 'before' }, ['paid']],
];

/** The lock of a dead process on its key, and the time that its charge may still be on the way, have passed. */
async function letTimePass() {
  await shop.sql`UPDATE idempotency_keys SET locked_until = now() WHERE response_status IS NULL`;
  await shop.sql`UPDATE payments SET created_at = now() - interval '5 minutes'`;
  await shop.sql`UPDATE reservations SET expires_at = now() WHERE state = 'held'`;
}

async function runJobs() {
  const payments = await shop.sql<{ id: string }[]>`SELECT id FROM payments`;
  for (const { id: paymentId } of payments) await settlePayment({ paymentId });
  await releaseExpired();
}

const statusOf = async (cartId: string) => {
  const rows = await shop.sql<{ status: string }[]>`SELECT status FROM orders WHERE cart_id = ${cartId}`;
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0]?.status ?? null;
};

async function expectBalanced() {
  const [row] = await shop.sql<{ paid: number; charged: number }[]>`
    SELECT (SELECT count(*)::int FROM orders WHERE status = 'paid') AS paid,
           (SELECT count(*)::int FROM test_charges WHERE status = 'succeeded') AS charged`;
  expect(row?.charged).toBe(row?.paid);
  for (const { available, held, consumed, moved } of await readStock(shop.sql)) {
    expect({ sum: available + held + consumed, ledger: available - moved, held }).toEqual({
      sum: 10,
      ledger: 10,
      held: 0,
    });
  }
}

describe('a process that dies with a checkout', () => {
  it.each(STEPS)('at %s loses nothing', async (_step, dieAt, without) => {
    const [returned, gone] = [await makeCart(shop.sql, { 1: 2 }), await makeCart(shop.sql, { 2: 3 })];
    const key = aKey();
    const digest = ({ owner }: typeof gone) => ('tokenDigest' in owner ? owner.tokenDigest : '');
    const worker = await startCheckoutProcess({ dieAt });
    const purchases = [
      { tokenDigest: digest(returned), key },
      { tokenDigest: digest(gone), key: aKey() },
    ];
    await expect(worker.buyAll(purchases)).rejects.toThrow('gone');
    await letTimePass();

    // One shopper tries again, with the same key.
    expect(await buy(returned, { key })).toMatchObject({ state: 'paid' });
    expect(await statusOf(returned.id)).toBe('paid');
    // Of the other nobody hears again but the jobs.
    await runJobs();
    expect(without).toContain(await statusOf(gone.id));
    await expectBalanced();
  });
});
