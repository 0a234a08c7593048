import { describe, expect, it } from 'vitest';
import { toSteps } from '#app/(shop)/orders/[id]/_parts/timeline-model.ts';
import type { OrderStatus } from '#lib/orders/rules.ts';

const history = (...statuses: OrderStatus[]) =>
  statuses.map((status, hour) => ({ status, at: `2026-03-01T0${hour}:00:00.000Z` }));
const shown = (status: OrderStatus, timeline: ReturnType<typeof history>) =>
  toSteps(status, timeline).map((step) => `${step.status} ${step.state}`);

describe('the way of an order', () => {
  it('has what is behind it, where it is, and what is to come', () => {
    expect(shown('packed', history('placed', 'paid', 'packed'))).toEqual([
      'placed done',
      'paid done',
      'packed now',
      'shipped ahead',
      'delivered ahead',
    ]);
  });

  it('is done when it has arrived', () => {
    expect(shown('delivered', history('placed', 'paid', 'packed', 'shipped', 'delivered')).at(-1)).toBe(
      'delivered done',
    );
  });

  it('ends where it was cancelled, without the steps that it never takes', () => {
    expect(shown('cancelled', history('placed', 'cancelled'))).toEqual(['placed done', 'cancelled ended']);
  });

  it('says that it was cancelled when its money has gone back as well', () => {
    expect(shown('refunded', history('placed', 'paid', 'cancelled', 'refunded'))).toEqual([
      'placed done',
      'paid done',
      'cancelled ended',
      'refunded ended',
    ]);
  });

  it('keeps the steps before the money went back', () => {
    expect(shown('refunded', history('placed', 'paid', 'packed', 'shipped', 'refunded'))).toEqual([
      'placed done',
      'paid done',
      'packed done',
      'shipped done',
      'refunded ended',
    ]);
  });

  it('dates each step that was taken, and none that was not', () => {
    const steps = toSteps('paid', history('placed', 'paid'));
    expect(steps.map(({ at }) => at)).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T01:00:00.000Z',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('does not take a note for a step', () => {
    const timeline = [...history('placed', 'paid'), { status: null, at: '2026-03-01T09:00:00.000Z' }];
    expect(toSteps('paid', timeline).find(({ state }) => state === 'now')?.status).toBe('paid');
  });
});
