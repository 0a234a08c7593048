import type { OrderMove } from '#lib/orders/move-order.ts';

export type Moves = readonly { id: string; move: OrderMove }[];

/**
 * What became of several orders that were to take a step, in a sentence or two.
 * @param numbers of the orders by id
 */
export function describeMoves(moves: Moves, numbers: ReadonlyMap<string, string>): { text: string; isWhole: boolean } {
  const count = moves.filter(({ move }) => move.state === 'moved').length;
  const left = moves.filter(({ move }) => move.state !== 'moved').map(({ id }) => numbers.get(id) ?? id);
  const done = count === 1 ? 'One order is a step further.' : `${count} orders are a step further.`;
  if (left.length === 0) return { text: done, isWhole: true };
  const stayed = `${left.join(', ')} had changed meanwhile and ${left.length === 1 ? 'stays as it is' : 'stay as they are'}.`;
  return { text: count === 0 ? stayed : `${done} ${stayed}`, isWhole: false };
}
