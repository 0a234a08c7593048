import type { Transaction } from '#lib/changes/commit-change.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { unredeem } from '#lib/promotions/redeem.ts';
import { returnStock } from './return-stock.ts';
import { type Step, setStatus } from './set-status.ts';

/**
 * Ends an order before it leaves the house: its stock is for sale again, its promotions can be had by others. The caller has
 * locked it and knows that it may.
 */
export async function cancelOrder(tx: Transaction, orderId: string, step: Step): Promise<readonly MovedStock[]> {
  await setStatus(tx, orderId, 'cancelled', step);
  const moved = await returnStock(tx, orderId, 'order cancelled');
  await unredeem(tx, orderId);
  return moved;
}
