import type { Stripe } from '@stripe/stripe-js';

let loading: Promise<Stripe> | undefined;

/**
 * Stripe's own script, from Stripe, fetched when somebody is about to pay and not before: no other page has anything of it.
 * @throws Error when it cannot be had; the next call tries again
 */
export function openStripe(publishableKey: string): Promise<Stripe> {
  loading ??= load(publishableKey).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(publishableKey: string): Promise<Stripe> {
  const { loadStripe } = await import('@stripe/stripe-js/pure');
  const stripe = await loadStripe(publishableKey);
  if (!stripe) throw new Error('Stripe is for browsers');
  return stripe;
}
