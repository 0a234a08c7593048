import { getRuntime } from '#lib/runtime.ts';

/** How this shop takes payments now, as a browser has to know it. Nothing of it is secret. */
export type PaymentOffer = { provider: 'test' } | { provider: 'stripe'; publishableKey: string };

export function readPaymentOffer(): PaymentOffer {
  const { stripe } = getRuntime().config;
  return stripe ? { provider: 'stripe', publishableKey: stripe.publishableKey } : { provider: 'test' };
}
