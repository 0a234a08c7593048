import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ForbiddenError } from '#lib/accounts/actor.ts';
import { getCustomer } from '#lib/customers/customer.ts';
import { customerListQuery, listCustomers } from '#lib/customers/customer-list.ts';
import { addNote, deleteNote } from '#lib/notes/notes.ts';
import { listAdminOrders, orderListQuery } from '#lib/orders/admin-list.ts';
import { getAdminOrder } from '#lib/orders/admin-order.ts';
import { changeTracking } from '#lib/orders/change-tracking.ts';
import { moveOrder } from '#lib/orders/move-order.ts';
import { moveOrders } from '#lib/orders/move-orders.ts';
import { moveInput, trackingInput } from '#lib/orders/order-input.ts';
import { orderLink } from '#lib/orders/order-link.ts';
import { findOrder } from '#lib/orders/read.ts';
import { writeOrderMail } from '#lib/orders/write-order-mail.ts';
import { refundOrder } from '#lib/payments/refund.ts';
import { type RefundInput, refundInput } from '#lib/payments/refund-input.ts';
import { signInAs } from '#tests/support/actors.ts';
import { insertBasics, insertProduct } from '#tests/support/catalogue.ts';
import { buy, makeCart, readStock } from '#tests/support/checkout-shop.ts';
import { openTestShop, type TestShop } from '#tests/support/runtime.ts';

let shop: TestShop;
let support: Actor;
let other: Actor;
let owner: Actor;
beforeAll(async () => {
  shop = await openTestShop({ redis: false });
  await insertBasics(shop.sql);
  await insertProduct(shop.sql, { id: 1, available: 100 });
  await insertProduct(shop.sql, { id: 2, available: 100 });
  ({ actor: support } = await signInAs(shop.sql, 'support'));
  ({ actor: other } = await signInAs(shop.sql, 'support'));
  ({ actor: owner } = await signInAs(shop.sql, 'owner'));
});
afterAll(() => shop.close());

/** Three of product 1 and one of product 2, at €10.00 each, and €4.90 for sending them. */
async function buySome(given: Parameters<typeof buy>[1] = {}): Promise<string> {
  const outcome = await buy(await makeCart(shop.sql, { 1: 3, 2: 1 }), given);
  if (outcome.state !== 'paid') throw new Error(outcome.state);
  return outcome.order.orderId;
}
const open = async (id: string) => {
  const order = await getAdminOrder(support, id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
};
const move = async (id: string, input: object) => (await moveOrder(support, id, moveInput.parse(input))).result;
const refund = async (id: string, input: object): Promise<Awaited<ReturnType<typeof refundOrder>>['result']> =>
  (await refundOrder(support, id, refundInput.parse({ reason: 'broken', ...input }) as RefundInput)).result;
const stockOf = async (variantId: string) => (await readStock(shop.sql)).find((books) => books.variantId === variantId);
const auditOf = (id: string) =>
  shop.sql`SELECT action, before, after, actor_email AS by FROM audit_log WHERE subject_id = ${id} ORDER BY id`;
const find = (query: object) => listAdminOrders(support, orderListQuery.parse(query));

describe('the list of orders', () => {
  it('finds an order by name, address, number and parcel, and counts what it finds by status', async () => {
    const id = await buySome({ email: 'grace%hopper@strata.test' });
    await move(id, { to: 'packed' });
    await move(id, { to: 'shipped', carrier: 'DHL', trackingNumber: 'JD-77-X' });
    const { number } = await open(id);
    for (const q of [number, 'grace%', 'jd-77']) {
      const { items, counts, total } = await find({ q });
      expect([items.map((order) => order.id), counts, total]).toEqual([[id], { shipped: 1 }, 1]);
    }
    expect((await find({ q: 'jd-77', status: 'paid' })).total).toBe(0);
    expect((await find({ q: 'Ada Love' })).items[0]).toMatchObject({ name: 'Ada Lovelace', quantity: 4, version: 4 });
  });

  it('keeps to the days that are asked for, both included', async () => {
    const id = await buySome({ email: 'days@strata.test' });
    await shop.sql`UPDATE orders SET created_at = '2026-03-31T23:59:59Z' WHERE id = ${id}`;
    const days = async (from: string, to: string) => (await find({ q: 'days@', from, to })).total;
    expect(await days('2026-03-31', '2026-03-31')).toBe(1);
    expect(await days('2026-04-01', '2026-04-02')).toBe(0);
    expect(await days('2026-03-01', '2026-03-30')).toBe(0);
    expect(orderListQuery.safeParse({ from: '2026-02-31' }).success).toBe(false);
  });
});

describe('sending a parcel', () => {
  it('tells the buyer who carries it and under which number, in the mail and with the order', async () => {
    const id = await buySome();
    expect(moveInput.safeParse({ to: 'packed', carrier: 'DHL' }).success).toBe(false);
    await move(id, { to: 'packed' });
    await move(id, { to: 'shipped', carrier: 'DHL', trackingNumber: 'JD1' });
    await writeOrderMail({ kind: 'order-shipped', orderId: id });
    const [mail] = await shop.sql`SELECT text FROM mails WHERE order_id = ${id} AND kind = 'order-shipped'`;
    expect(mail?.text).toContain('JD1');
    expect(mail?.text).toContain('https://www.dhl.com/');
    expect((await open(id)).tracking).toEqual({ carrier: 'DHL', number: 'JD1' });
    expect(await auditOf(id)).toMatchObject([
      { action: 'order.packed', before: { status: 'paid' }, after: { status: 'packed' }, by: support.email },
      { action: 'order.shipped', after: { carrier: 'DHL', trackingNumber: 'JD1' } },
    ]);
  });

  it('puts a number right, and writes once more', async () => {
    const id = await buySome();
    const right = trackingInput.parse({ trackingNumber: 'JD2', tell: true });
    expect((await changeTracking(support, id, right)).result).toEqual({ state: 'refused', status: 'paid' });
    await move(id, { to: 'packed' });
    await move(id, { to: 'shipped', carrier: 'DHL', trackingNumber: 'JD1' });
    await writeOrderMail({ kind: 'order-shipped', orderId: id });
    const { version } = await open(id);
    const late = await changeTracking(support, id, { ...right, version: version - 1 });
    expect(late.result).toEqual({ state: 'conflict', version });
    const saved = await changeTracking(support, id, { ...right, version });
    expect(saved.result).toMatchObject({ state: 'saved', carrier: 'DHL', trackingNumber: 'JD2', version: version + 1 });
    await writeOrderMail({ kind: 'order-shipped', orderId: id, correction: version + 1 });
    const mails = await shop.sql`SELECT text FROM mails WHERE order_id = ${id} AND kind = 'order-shipped' ORDER BY id`;
    expect(mails.map(({ text }) => text.includes('JD2'))).toEqual([false, true]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'order.tracking',
      before: { trackingNumber: 'JD1' },
      after: { trackingNumber: 'JD2' },
    });
  });

  it('takes several orders a step, and says which could not', async () => {
    const [one, two, three] = [await buySome(), await buySome(), await buySome()];
    await move(two, { to: 'packed' });
    const moves = await moveOrders(support, {
      to: 'packed',
      orders: [{ id: one, version: 2 }, { id: two }, { id: three, version: 1 }, { id: 'nowhere' }],
    });
    expect(moves.map(({ move }) => move.state)).toEqual(['moved', 'refused', 'conflict', 'unknown']);
    expect((await open(one)).status).toBe('packed');
  });
});

describe('a refund of pieces', () => {
  it('gives back what was paid for them, and puts them on sale again where that is wanted', async () => {
    const id = await buySome();
    const before = await stockOf('10');
    const [first, second] = (await open(id)).items;
    expect(
      await refund(id, {
        lines: [
          { id: first?.id, quantity: 2 },
          { id: second?.id, quantity: 1 },
        ],
        restock: true,
      }),
    ).toMatchObject({ state: 'taken', refund: { amount: 3_000, status: 'succeeded', restocked: 3 } });
    const order = await open(id);
    expect([order.refunded, order.status]).toEqual([3_000, 'paid']);
    expect(order.refunds).toMatchObject([
      {
        amount: 3_000,
        by: support.email,
        lines: [
          { id: first?.id, quantity: 2, restocked: 2 },
          { id: second?.id, quantity: 1, restocked: 1 },
        ],
      },
    ]);
    const after = await stockOf('10');
    expect(after?.available).toBe((before?.available ?? 0) + 2);
    expect(after?.consumed).toBe((before?.consumed ?? 0) - 2);
    expect(await refund(id, { lines: [{ id: first?.id, quantity: 2 }] })).toEqual({
      state: 'invalid',
      errors: [{ pointer: '/lines/0/quantity', detail: 'must be at most 1' }],
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'order.refund',
      before: { refunded: '€0.00' },
      after: { refunded: '€30.00', reason: 'broken', lines: ['2 × Product 1', '1 × Product 2'], restocked: 3 },
    });
  });

  it('leaves in the house what nobody wants back on sale, even with the last of the money', async () => {
    const id = await buySome();
    const before = await stockOf('10');
    await refund(id, { amount: 'rest', restock: false });
    expect((await open(id)).status).toBe('refunded');
    expect(await stockOf('10')).toEqual(before);
  });

  it('never puts a piece on sale twice', async () => {
    const id = await buySome();
    const before = await stockOf('10');
    const line = (await open(id)).items[0]?.id;
    await refund(id, { amount: 100, lines: [{ id: line, quantity: 1 }], restock: true });
    await move(id, { to: 'cancelled' });
    const after = await stockOf('10');
    expect(after?.available).toBe((before?.available ?? 0) + 3);
    expect(await shop.sql`SELECT refunded FROM orders WHERE id = ${id}`).toMatchObject([{ refunded: 4_490 }]);
  });

  it('is refused for an order that has changed meanwhile, and for lines of another', async () => {
    const id = await buySome();
    const { version, items } = await open(id);
    const results = await Promise.all([refund(id, { amount: 100, version }), refund(id, { amount: 100, version })]);
    expect(results.map(({ state }) => state).sort()).toEqual(['conflict', 'taken']);
    const foreign = (await open(await buySome())).items[0]?.id;
    expect(await refund(id, { lines: [{ id: foreign, quantity: 1 }] })).toMatchObject({ state: 'invalid' });
    expect(refundInput.safeParse({ reason: 'x' }).success).toBe(false);
    expect(
      refundInput.safeParse({ reason: 'x', lines: [1, 1].map(() => ({ id: items[0]?.id, quantity: 1 })) }).success,
    ).toBe(false);
  });
});

describe('a note', () => {
  it('is read by the shop alone, and deleted by whoever wrote it or an owner', async () => {
    const id = await buySome();
    const [mine, theirs] = [
      await addNote(support, { kind: 'order', id }, 'Rang twice'),
      await addNote(other, { kind: 'order', id }, 'Calls back'),
    ];
    expect((await open(id)).notes).toMatchObject([
      { text: 'Rang twice', by: support.email, mayDelete: true },
      { text: 'Calls back', by: other.email, mayDelete: false },
    ]);
    const key = new URL(orderLink(id)).searchParams.get('key') ?? '';
    const shown = await findOrder(id, { viewer: { kind: 'guest' }, key });
    expect(shown?.id).toBe(id);
    expect(JSON.stringify(shown)).not.toContain('Rang');
    expect(await deleteNote(support, theirs?.id ?? '')).toEqual({ state: 'forbidden' });
    expect(await deleteNote(support, mine?.id ?? '')).toEqual({ state: 'deleted' });
    expect(await deleteNote(owner, theirs?.id ?? '')).toEqual({ state: 'deleted' });
    expect(await deleteNote(owner, theirs?.id ?? '')).toEqual({ state: 'unknown' });
    expect(await addNote(support, { kind: 'order', id: 'nowhere' }, 'x')).toBeUndefined();
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'note.create',
      'note.create',
      'note.delete',
      'note.delete',
    ]);
  });
});

describe('customers', () => {
  it('are those with an account, with what they have spent', async () => {
    const { actor } = await signInAs(shop.sql, 'customer');
    const [kept, returned] = [await buySome(), await buySome()];
    await shop.sql`UPDATE orders SET user_id = ${actor.userId} WHERE id IN ${shop.sql([kept, returned])}`;
    await refund(returned, { amount: 'rest' });
    await addNote(support, { kind: 'customer', id: actor.userId }, 'Likes tea');
    const { items } = await listCustomers(support, customerListQuery.parse({ q: actor.email }));
    expect(items).toMatchObject([{ id: actor.userId, kind: 'account', orders: 2, spent: 4_490, currency: 'EUR' }]);
    expect(await getCustomer(support, actor.userId)).toMatchObject({
      kind: 'account',
      email: actor.email,
      figures: { orders: 2, spent: 4_490, refunded: 4_490, average: 4_490 },
      orders: { total: 2 },
      notes: [{ text: 'Likes tea' }],
    });
    expect(await getCustomer(support, 'nobody')).toBeUndefined();
    expect((await find({ customer: actor.userId })).total).toBe(2);
  });

  it('are those without one, by their address, which stands in no URL', async () => {
    const email = 'guest@strata.test';
    const [, latest] = [await buySome({ email }), await buySome({ email })];
    const { items, total } = await listCustomers(support, customerListQuery.parse({ kind: 'guest', q: email }));
    expect(total).toBe(1);
    expect(items).toMatchObject([{ id: `guest-${latest}`, name: 'Ada Lovelace', orders: 2, spent: 8_980 }]);
    expect(await getCustomer(support, `guest-${latest}`)).toMatchObject({
      kind: 'guest',
      email,
      addresses: [{ city: 'Berlin' }],
      orders: { total: 2 },
    });
    expect(await getCustomer(support, `guest-${'x'.repeat(20)}`)).toBeUndefined();
  });
});

it('is for support and above', async () => {
  const { actor: viewer } = await signInAs(shop.sql, 'viewer');
  const asks = [
    () => listAdminOrders(viewer, orderListQuery.parse({})),
    () => getAdminOrder(viewer, 'an-order-of-somebody'),
    () => listCustomers(viewer, customerListQuery.parse({})),
    async () => getCustomer(viewer, viewer.userId),
    () => addNote(viewer, { kind: 'customer', id: viewer.userId }, 'x'),
    () => deleteNote(viewer, '1'),
    () => changeTracking(viewer, 'an-order-of-somebody', trackingInput.parse({ carrier: 'x' })),
  ];
  for (const ask of asks) await expect((async () => ask())()).rejects.toThrow(ForbiddenError);
});
