import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import type { SmtpConfig } from './config.ts';
import { type Delivered, type Delivery, deliver } from './deliver.ts';

const FAILURES_IN_A_ROW = 5;
const PAUSE_MS = 15_000;

const breakers = new WeakMap<SmtpConfig, CircuitBreakerPolicy>();

/** As `deliver`; a server that took nothing for a while is left alone for a moment, so that other jobs need not wait for it. */
export async function deliverGuarded(smtp: SmtpConfig, delivery: Omit<Delivery, 'url'>): Promise<Delivered> {
  const breaker = breakers.get(smtp) ?? openBreaker(smtp);
  try {
    return await breaker.execute(() => deliver({ ...delivery, url: smtp.url }));
  } catch (error) {
    if (error instanceof BrokenCircuitError)
      return { state: 'not-taken', reason: 'The mail server was away just now.' };
    throw error;
  }
}

function openBreaker(smtp: SmtpConfig): CircuitBreakerPolicy {
  const breaker = circuitBreaker(
    handleWhenResult((result) => (result as Delivered).state === 'not-taken'),
    { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW) },
  );
  breakers.set(smtp, breaker);
  return breaker;
}
