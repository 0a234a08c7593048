import { describe, expect, it } from 'vitest';
import { describeMoves } from '#app/admin/orders/_parts/describe-moves.ts';
import { findDifferences } from '#app/admin/orders/[id]/_parts/order-differences.ts';
import { allPieces, countReturned, leftToRefund, worthOf } from '#app/admin/orders/[id]/_parts/refund-model.ts';
import type { AdminOrder, AdminRefund } from '#lib/orders/admin-order.ts';

const refund = (status: AdminRefund['status'], quantity: number, restocked: number) =>
  ({ status, lines: [{ id: '1', quantity, restocked }] }) as AdminRefund;
const order = {
  status: 'paid',
  currency: 'EUR',
  refunded: 0,
  tracking: null,
  taxIncluded: true,
  items: [{ id: '1', quantity: 5, lineTotal: 5_000, discount: 1, tax: 0 }],
  refunds: [refund('succeeded', 1, 1), refund('failed', 2, 1), refund('pending', 1, 0)],
  payments: [
    { status: 'succeeded', amount: 5_000, refunded: 2_000 },
    { status: 'failed', amount: 9_000, refunded: 0 },
  ],
} as unknown as AdminOrder;

describe('what can still be refunded', () => {
  it('leaves out what went back, and not what failed to', () => {
    expect(countReturned(order, '1')).toEqual({ refunded: 2, restocked: 2 });
    expect(allPieces(order)).toEqual({ 1: 3 });
    expect(leftToRefund(order)).toBe(3_000);
    expect(leftToRefund({ payments: [] })).toBe(0);
  });

  it('is worth what the server will say', () => {
    expect(worthOf(order, { 1: 3 })).toBe(3_000);
    expect(worthOf(order, {})).toBe(0);
  });
});

describe('what somebody else has changed', () => {
  it('is named with what it was and is, and nothing else is', () => {
    const after = { ...order, status: 'shipped', tracking: { carrier: 'DHL', number: null } } as AdminOrder;
    expect(findDifferences(order, after)).toEqual([
      { name: 'Status', was: 'To pack', is: 'On its way' },
      { name: 'Carrier', was: 'none', is: 'DHL' },
    ]);
    expect(findDifferences(order, order)).toEqual([]);
  });
});

describe('what became of several orders', () => {
  const numbers = new Map([
    ['a', 'S-1'],
    ['b', 'S-2'],
  ]);
  const moved = { state: 'moved', status: 'packed', version: 3 } as const;
  const conflict = { state: 'conflict', version: 4 } as const;

  it('names those that stay as they are', () => {
    const some = describeMoves(
      [
        { id: 'a', move: moved },
        { id: 'b', move: conflict },
      ],
      numbers,
    );
    expect(some.isWhole).toBe(false);
    expect(some.text).toBe('One order is a step further. S-2 had changed meanwhile and stays as it is.');
    expect(describeMoves([{ id: 'b', move: conflict }], numbers).text).toMatch(/^S-2 had changed/);
    expect(
      describeMoves(
        ['a', 'b'].map((id) => ({ id, move: moved })),
        numbers,
      ),
    ).toEqual({
      text: '2 orders are a step further.',
      isWhole: true,
    });
  });
});
