import type { Order } from '#lib/orders/types.ts';

const FRESH_MS = 30 * 60_000;

/** Whether its buyer has just come from the checkout, so that thanks are due, not a report. */
export const isFresh = ({ status, placedAt }: Pick<Order, 'status' | 'placedAt'>, now: Date): boolean =>
  (status === 'placed' || status === 'paid') && now.getTime() - Date.parse(placedAt) < FRESH_MS;
