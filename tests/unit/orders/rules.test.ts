import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInHouse,
  mayFollow,
  nextStatuses,
  ORDER_STATUSES,
  type OrderStatus,
  stepsByHand,
} from '#lib/orders/rules.ts';

/** Every history: from `placed`, each step one of those that may follow, as the numbers choose. */
const histories = fc.array(fc.nat(), { maxLength: 12 }).map((choices) => {
  const history: OrderStatus[] = ['placed'];
  for (const choice of choices) {
    const next = nextStatuses(history.at(-1) as OrderStatus);
    if (next.length === 0) break;
    history.push(next[choice % next.length] as OrderStatus);
  }
  return history;
});

describe('the steps of an order', () => {
  it('come to an end, and never to the same status twice', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(new Set(history).size).toBe(history.length);
      }),
    );
  });

  it('leave the house only when it was paid and packed', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const shipped = history.indexOf('shipped');
        if (shipped < 0) return;
        expect(history.slice(0, shipped)).toEqual(['placed', 'paid', 'packed']);
      }),
    );
  });

  it('are never undone: what has left the house is not cancelled', () => {
    for (const status of ['shipped', 'delivered', 'refunded'] as const) {
      expect(mayFollow(status, 'cancelled')).toBe(false);
      expect(isInHouse(status)).toBe(false);
    }
  });

  it('end with the money back, whatever was paid for', () => {
    const paid = ORDER_STATUSES.filter((status) => status !== 'placed' && status !== 'refunded');
    for (const status of paid) expect(mayFollow(status, 'refunded')).toBe(true);
    expect(nextStatuses('refunded')).toEqual([]);
  });

  it('of a payment or a refund are not for hands', () => {
    expect(ORDER_STATUSES.map(stepsByHand)).toEqual([
      ['cancelled'],
      ['packed', 'cancelled'],
      ['shipped', 'cancelled'],
      ['delivered'],
      [],
      [],
      [],
    ]);
  });
});
