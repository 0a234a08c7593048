import type { Order, OrderItem } from './types.ts';

/** What decides what pieces of a line are worth. Money in minor units. */
export type RefundableLine = Pick<OrderItem, 'quantity' | 'lineTotal' | 'discount' | 'tax'>;

/** What was paid for all of a line: after its part of the reductions, with its part of the tax. Minor units. */
export const lineWorth = (
  { lineTotal, discount, tax }: RefundableLine,
  { taxIncluded }: Pick<Order, 'taxIncluded'>,
): number => lineTotal - discount + (taxIncluded ? 0 : tax);

/**
 * What was paid for some of a line's pieces, minor units. Pieces that go back one after the other add up to `lineWorth`,
 * whatever has to be rounded on the way.
 * @param already how many have gone back before
 */
export function piecesWorth(
  line: RefundableLine,
  order: Pick<Order, 'taxIncluded'>,
  { already, pieces }: { already: number; pieces: number },
): number {
  const worth = lineWorth(line, order);
  const upTo = (count: number) => Math.floor((worth * count) / line.quantity);
  return upTo(already + pieces) - upTo(already);
}
