import type Stripe from 'stripe';
import type { StripeConfig } from './config.ts';

/**
 * Stripe's own library, loaded where somebody is configured to need it. Its own retries are off: deadline, retries and breaker
 * are those of `createGuard`.
 * @param timeoutMs for one call
 */
export async function openStripe({ secretKey, apiBase }: StripeConfig, timeoutMs: number): Promise<Stripe> {
  const { Stripe: Client } = await import('stripe');
  const { protocol, hostname, port } = new URL(apiBase);
  return new Client(secretKey, {
    host: hostname,
    ...(port && { port }),
    protocol: protocol === 'http:' ? 'http' : 'https',
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    appInfo: { name: 'Strata' },
  });
}

type Failure = {
  type?: string;
  code?: string;
  decline_code?: string;
  statusCode?: number;
  payment_intent?: Stripe.PaymentIntent;
};

/** By their names and codes: an error may come from another evaluation of the library. */
export const asFailure = (error: unknown): Failure =>
  typeof error === 'object' && error !== null ? (error as Failure) : {};

/** No answer, too many calls, another call with the same key, or trouble at Stripe's end. */
export function isTransient(error: unknown): boolean {
  const { type, code, statusCode = 0 } = asFailure(error);
  if (type === 'StripeConnectionError' || type === 'StripeRateLimitError') return true;
  return type === 'StripeAPIError' && (statusCode >= 500 || code === 'idempotency_key_in_use' || statusCode === 409);
}
