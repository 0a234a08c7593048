import { formatMoney } from '#lib/money/format.ts';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { ORDER_VIEW } from '../../_parts/order-view.tsx';

export type OrderDifference = { name: string; was: string; is: string };

type Compared = Pick<AdminOrder, 'status' | 'refunded' | 'currency' | 'tracking' | 'refunds'>;

/** What somebody else has changed of an order since it was read, for people. */
export function findDifferences(before: Compared, after: Compared): OrderDifference[] {
  const facts = (order: Compared): Record<string, string> => ({
    Status: ORDER_VIEW[order.status].label,
    'Given back': formatMoney(order.refunded, order.currency),
    Refunds: String(order.refunds.length),
    Carrier: order.tracking?.carrier ?? 'none',
    'Tracking number': order.tracking?.number ?? 'none',
  });
  const [was, is] = [facts(before), facts(after)];
  return Object.keys(was).flatMap((name) =>
    was[name] === is[name] ? [] : [{ name, was: was[name] ?? '', is: is[name] ?? '' }],
  );
}
