import { isSigned, sign } from '#lib/accounts/signature.ts';
import { getRuntime } from '#lib/runtime.ts';

const PURPOSE = 'order-link';

/**
 * The link by which whoever has it may see an order without signing in: absolute, and good for as long as the secret is that
 * signs sessions.
 */
export function orderLink(orderId: string): string {
  return `${getRuntime().config.siteUrl}/orders/${orderId}?key=${sign(PURPOSE, orderId)}`;
}

/** Whether `key` is the one of this order's link. */
export const isOrderKey = (orderId: string, key: string): boolean => isSigned(PURPOSE, orderId, key);
