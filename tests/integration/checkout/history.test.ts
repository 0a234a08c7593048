import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { leaveCheckout, startCheckout } from '#lib/checkout/start-checkout.ts';
import { getStock } from '#lib/inventory/read.ts';
import { adjustStock } from '#lib/inventory/write.ts';
import { moveOrder } from '#lib/orders/move-order.ts';
import { moveInput } from '#lib/orders/order-input.ts';
import { refundOrder } from '#lib/payments/refund.ts';
import { refundInput } from '#lib/payments/refund-input.ts';
import { settlePayment } from '#lib/payments/settle-payment.ts';
import { answerChallenge } from '#lib/payments/test/challenge.ts';
import { releaseExpired } from '#lib/reservations/release.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { buy, type GuestCart, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Actor;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  ({ actor: support } = await signInAs(shop.sql, 'support'));
});
afterAll(() => shop.close());

const ITEMS = 6;

/** The products of this run: new ones each time, since a number once shown is never followed by an older one. */
let [one, other] = [1, 2];

async function prepare() {
  [one, other] = [one + 2, other + 2];
  await shop.sql`TRUNCATE products, carts, orders, reservations, payments, test_charges, idempotency_keys CASCADE`;
  await insertProduct(shop.sql, { id: one, available: ITEMS });
  await insertProduct(shop.sql, { id: other, available: ITEMS });
}

/** What can happen to the stock of a shop; `at` picks the cart, order or charge that it happens to. */
type Doing = { what: keyof typeof DOINGS; at: number; count: number };

/** What the shop has received or counted by hand, by variant. */
type History = { carts: GuestCart[]; byHand: Map<string, number> };

const pick = async (table: 'orders' | 'test_charges' | 'payments', at: number): Promise<string> => {
  const rows = await shop.sql<{ id: string }[]>`SELECT id FROM ${shop.sql(table)} ORDER BY created_at, id`;
  return rows[at % Math.max(1, rows.length)]?.id ?? 'none';
};
const variantOf = (at: number) => String(10 * (at % 2 === 0 ? one : other));

const DOINGS = {
  reserve: ({ carts }: History, { at }: Doing) => startCheckout(ownerAt(carts, at)),
  leave: ({ carts }: History, { at }: Doing) => leaveCheckout(ownerAt(carts, at)),
  expire: async () => {
    await shop.sql`UPDATE reservations SET expires_at = now() - interval '1 second' WHERE state = 'held'`;
    await releaseExpired();
  },
  wantMore: ({ carts }: History, { at, count }: Doing) =>
    shop.sql`UPDATE cart_items SET quantity = ${count} WHERE cart_id = ${carts[at % carts.length]?.id ?? ''}`,
  buy: ({ carts }: History, { at, count }: Doing) => {
    const token = ['tok_ok', 'tok_declined', 'tok_3ds'][count % 3] ?? 'tok_ok';
    return buy({ owner: ownerAt(carts, at) }, { token });
  },
  confirm: async (_: History, { at, count }: Doing) =>
    answerChallenge(await pick('test_charges', at), count % 2 === 0 ? 'confirm' : 'refuse'),
  settle: async (_: History, { at }: Doing) => {
    await shop.sql`UPDATE payments SET created_at = now() - interval '1 hour' WHERE status <> 'succeeded'`;
    await settlePayment({ paymentId: await pick('payments', at) });
  },
  cancel: async (_: History, { at }: Doing) =>
    moveOrder(support, await pick('orders', at), moveInput.parse({ to: 'cancelled' })),
  pack: async (_: History, { at }: Doing) =>
    moveOrder(support, await pick('orders', at), moveInput.parse({ to: 'packed' })),
  ship: async (_: History, { at }: Doing) =>
    moveOrder(support, await pick('orders', at), moveInput.parse({ to: 'shipped' })),
  refund: async (_: History, { at }: Doing) =>
    refundOrder(support, await pick('orders', at), refundInput.parse({ amount: 'rest', reason: 'It was broken.' })),
  returnPiece: async (_: History, { at }: Doing) => {
    const orderId = await pick('orders', at);
    const [line] = await shop.sql<
      { id: string }[]
    >`SELECT id::text FROM order_lines WHERE order_id = ${orderId} LIMIT 1`;
    if (!line) return;
    const input = { lines: [{ id: line.id, quantity: 1 }], restock: true, reason: 'One came back.' };
    await refundOrder(support, orderId, refundInput.parse(input));
  },
  receive: async ({ byHand }: History, { at, count }: Doing) => {
    const moved = await adjustStock(variantOf(at), count, 'received');
    if (moved.state === 'adjusted') byHand.set(variantOf(at), (byHand.get(variantOf(at)) ?? 0) + count);
  },
  lose: async ({ byHand }: History, { at, count }: Doing) => {
    const moved = await adjustStock(variantOf(at), -count, 'broken');
    if (moved.state === 'adjusted') byHand.set(variantOf(at), (byHand.get(variantOf(at)) ?? 0) - count);
  },
} as const;

const ownerAt = (carts: readonly GuestCart[], at: number) =>
  carts[at % carts.length]?.owner ?? { kind: 'nobody' as const };

/** Pieces that belong to somebody, on sale or not, are those that came in; and every step of the number is in the ledger. */
async function expectBalanced({ byHand }: History) {
  for (const { variantId, available, held, consumed, moved } of await readStock(shop.sql)) {
    const came = ITEMS + (byHand.get(variantId) ?? 0);
    expect({ variantId, all: available + held + consumed }).toEqual({ variantId, all: came });
    expect({ variantId, ledger: ITEMS + moved }).toEqual({ variantId, ledger: available });
  }
  const gaps = await shop.sql`
    SELECT m.variant_id FROM (
      SELECT variant_id, delta, available, version, reason,
             lag(available, 1, ${ITEMS}) OVER (PARTITION BY variant_id ORDER BY version) AS before,
             lag(version, 1, 1::bigint) OVER (PARTITION BY variant_id ORDER BY version) AS version_before
        FROM inventory_movements) m
     WHERE m.available <> m.before + m.delta OR m.version <> m.version_before + 1 OR m.available < 0`;
  expect(gaps).toEqual([]);
  const [books] = await shop.sql<{ twice: number; unpaid: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT cart_id FROM orders WHERE status = 'placed' GROUP BY 1 HAVING count(*) > 1) o) AS twice,
           (SELECT count(*)::int FROM orders o WHERE status IN ('paid', 'packed', 'shipped')
               AND NOT EXISTS (SELECT FROM payments p WHERE p.order_id = o.id AND p.status = 'succeeded')) AS unpaid`;
  expect(books).toEqual({ twice: 0, unpaid: 0 });
  const shown = await getStock([variantOf(0), variantOf(1)]);
  const present = await readStock(shop.sql);
  expect(shown.map(({ available }) => available)).toEqual(present.map(({ available }) => available));
}

const doing = fc.record({
  // Orders have to be made before anything can become of them.
  what: fc.oneof(fc.constant('buy' as const), fc.constantFrom(...(Object.keys(DOINGS) as Doing['what'][]))),
  at: fc.nat({ max: 3 }),
  count: fc.integer({ min: 1, max: 4 }),
});
/** Each group happens at the same time. */
const history = fc.array(fc.array(doing, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 12 });

it('has all of its stock in its books after any history, whoever does what at the same time', async () => {
  await fc.assert(
    fc
      .asyncProperty(history, async (groups) => {
        const carts = await Promise.all(
          [{ [one]: 2 }, { [one]: 2, [other]: 2 }, { [other]: 1 }, { [other]: 3 }].map((items) =>
            makeCart(shop.sql, items),
          ),
        );
        const past: History = { carts, byHand: new Map() };
        for (const group of groups) {
          await Promise.all(group.map((one) => DOINGS[one.what](past, one)));
          await expectBalanced(past);
        }
      })
      .beforeEach(prepare),
    { numRuns: 15 },
  );
}, 120_000);
