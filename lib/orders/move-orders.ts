import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.ts';
import { moveOrder, type OrderMove } from './move-order.ts';
import type { moveManyInput } from './order-input.ts';

/**
 * Takes several orders the same step, each by itself: one that cannot take it, or has changed meanwhile, keeps no other back.
 * @returns what became of each, in order
 * @throws ForbiddenError for less than support
 */
export async function moveOrders(
  actor: Actor,
  { to, orders }: z.output<typeof moveManyInput>,
): Promise<{ id: string; move: OrderMove }[]> {
  const moves: { id: string; move: OrderMove }[] = [];
  for (const { id, version } of orders) {
    const { result } = await moveOrder(actor, id, { to, note: '', version });
    moves.push({ id, move: result });
  }
  return moves;
}
