import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { piecesWorth } from '#lib/orders/refund-worth.ts';

/** What of the payment with most of it left can still go back; minor units. */
export const leftToRefund = ({ payments }: Pick<AdminOrder, 'payments'>): number =>
  Math.max(0, ...payments.filter(({ status }) => status === 'succeeded').map((paid) => paid.amount - paid.refunded));

/** How many pieces of a line went back before, and how many of these are on sale again. What has failed did not go back. */
export function countReturned({ refunds }: Pick<AdminOrder, 'refunds'>, lineId: string) {
  let [refunded, restocked] = [0, 0];
  for (const { status, lines } of refunds) {
    for (const line of lines.filter(({ id }) => id === lineId)) {
      if (status !== 'failed') refunded += line.quantity;
      restocked += line.restocked;
    }
  }
  return { refunded, restocked };
}

/** Pieces by the ids of their lines. */
export type Pieces = Readonly<Record<string, number>>;

/** What was paid for these pieces, as the server counts it; minor units. */
export function worthOf(order: Pick<AdminOrder, 'items' | 'refunds' | 'taxIncluded'>, pieces: Pieces): number {
  return order.items.reduce((sum, line) => {
    const wanted = pieces[line.id] ?? 0;
    return (
      sum + (wanted && piecesWorth(line, order, { already: countReturned(order, line.id).refunded, pieces: wanted }))
    );
  }, 0);
}

/** The most that can be chosen of each line. */
export const allPieces = (order: Pick<AdminOrder, 'items' | 'refunds'>): Pieces =>
  Object.fromEntries(order.items.map(({ id, quantity }) => [id, quantity - countReturned(order, id).refunded]));
