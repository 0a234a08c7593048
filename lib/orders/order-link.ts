import { sql } from 'drizzle-orm';
import { isSigned, sign } from '#lib/accounts/signature.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { getRuntime } from '#lib/runtime.ts';

const PURPOSE = 'order-link';

/**
 * The link by which whoever has it may see an order without signing in: absolute, and good for as long as the secret is that
 * signs sessions.
 */
export function orderLink(orderId: string): string {
  return `${getRuntime().config.siteUrl}/orders/${orderId}?key=${sign(PURPOSE, orderId)}`;
}

/**
 * Where its buyer sees an order. Whoever has it in their account needs no signature, and an address that they pass on shows
 * nothing; whoever has signed in since they ordered as a guest does.
 */
export async function orderUrl(orderId: string, viewer: Viewer): Promise<string> {
  if (viewer.kind === 'guest') return orderLink(orderId);
  const { config, db } = getRuntime();
  const [own] = await db.execute(sql`SELECT FROM orders WHERE id = ${orderId} AND user_id = ${viewer.userId}`);
  return own ? `${config.siteUrl}/orders/${orderId}` : orderLink(orderId);
}

/** Whether `key` is the one of this order's link. */
export const isOrderKey = (orderId: string, key: string): boolean => isSigned(PURPOSE, orderId, key);
