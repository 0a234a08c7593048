import type Stripe from 'stripe';
import { asFailure } from './client.ts';

/** `forged`: not signed by Stripe with our secret, or so long ago that somebody may be playing it again. */
export type SignedEvent = { state: 'genuine'; event: Stripe.Event } | { state: 'forged' };

/** How old a signature may be; Stripe signs anew for every try. */
const TOLERANCE_SECONDS = 300;

/**
 * A webhook's event, if Stripe has signed it.
 * @param body as it came, to the byte
 * @param signature the header `Stripe-Signature`
 */
export async function readEvent(body: string, signature: string | null, webhookSecret: string): Promise<SignedEvent> {
  const { Stripe: Library } = await import('stripe');
  try {
    const event = Library.webhooks.constructEvent(body, signature ?? '', webhookSecret, TOLERANCE_SECONDS);
    return { state: 'genuine', event };
  } catch (error) {
    if (asFailure(error).type === 'StripeSignatureVerificationError') return { state: 'forged' };
    throw error;
  }
}
