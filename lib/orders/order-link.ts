import { createHmac, timingSafeEqual } from 'node:crypto';
import { keepSecret } from '#lib/accounts/secret-file.ts';
import { getRuntime } from '#lib/runtime.ts';

/**
 * The link by which whoever has it may see an order without signing in: absolute, and good for as long as the secret is that
 * signs sessions.
 */
export function orderLink(orderId: string): string {
  return `${getRuntime().config.siteUrl}/orders/${orderId}?key=${signOrder(orderId)}`;
}

/** Whether `key` is the one of this order's link. Takes as long for a wrong key as for the right one. */
export function isOrderKey(orderId: string, key: string): boolean {
  const expected = Buffer.from(signOrder(orderId));
  const given = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signOrder(orderId: string): string {
  const { authSecret, dataDir } = getRuntime().config;
  // Named by its purpose: a signature for anything else under the same secret opens no order.
  return createHmac('sha256', authSecret ?? keepSecret(dataDir, 'auth'))
    .update(`order-link:${orderId}`)
    .digest('base64url');
}
