import type { OrderStatus } from '#lib/orders/rules.ts';
import type { OrderEvent } from '#lib/orders/types.ts';

export type Step = {
  status: OrderStatus;
  /** `now` is the last one that was reached of an order that is still under way. */
  state: 'done' | 'now' | 'ahead' | 'ended';
  /** When it was reached, ISO 8601. */
  at?: string;
};

const WAY = ['placed', 'paid', 'packed', 'shipped', 'delivered'] as const satisfies readonly OrderStatus[];

/**
 * The way of an order for its reader: what it has behind it and what is to come. One that was cancelled or refunded ends there:
 * the steps that it will not take are left out.
 * @param timeline its history, oldest first
 */
export function toSteps(status: OrderStatus, timeline: readonly Pick<OrderEvent, 'status' | 'at'>[]): Step[] {
  const reached = new Map<OrderStatus, string>();
  for (const { status: step, at } of timeline) if (step && !reached.has(step)) reached.set(step, at);
  const past = (step: OrderStatus) => {
    const at = reached.get(step);
    return at === undefined ? {} : { at };
  };
  if (status === 'cancelled' || status === 'refunded') {
    const taken = WAY.filter((step) => reached.has(step)).map(
      (step): Step => ({ status: step, state: 'done', ...past(step) }),
    );
    const ends = (['cancelled', 'refunded'] as const).filter((end) => end === status || reached.has(end));
    return [...taken, ...ends.map((end): Step => ({ status: end, state: 'ended', ...past(end) }))];
  }
  const current = WAY.indexOf(status);
  return WAY.map((step, index): Step => {
    if (index > current) return { status: step, state: 'ahead' };
    const state = index === current && status !== 'delivered' ? 'now' : 'done';
    return { status: step, state, ...past(step) };
  });
}
