import { and, eq, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { paymentEvents } from '#db/schema/payments.ts';
import { getRuntime } from '#lib/runtime.ts';
import { readPayment } from '../read-payment.ts';
import { recordOutcome } from '../record-outcome.ts';
import { recordStripeRefund } from '../refund/record-stripe-refund.ts';
import { closeDeclined } from '../settle-payment.ts';
import { toOutcome } from './outcome.ts';

/**
 * What became of an event.
 *
 * - `repeated`: it has come before, and was handled
 * - `foreign`: it is about nothing of this shop, as when several share an account
 * - `ignored`: nothing follows from events of this type
 */
export type TakenEvent = 'handled' | 'repeated' | 'foreign' | 'ignored';

/**
 * Does what follows from an event of Stripe's. Events come more than once and in any order: one that was handled is not
 * handled again, and none changes what is final. What it throws has Stripe send the event again.
 */
export async function takeEvent(event: Stripe.Event): Promise<TakenEvent> {
  const { db, log } = getRuntime();
  const isThis = and(eq(paymentEvents.provider, 'stripe'), eq(paymentEvents.id, event.id));
  const object = event.data.object as { id?: string };
  await db
    .insert(paymentEvents)
    .values({ provider: 'stripe', id: event.id, type: event.type, providerRef: object.id ?? null })
    .onConflictDoNothing();
  const [noted] = await db.select().from(paymentEvents).where(isThis);
  if (noted?.handledAt) return 'repeated';
  const taken = await handle(event);
  log.info({ event: event.id, type: event.type, taken }, 'Stripe event');
  // Only now: whoever dies before this gets it again.
  await db.update(paymentEvents).set({ handledAt: sql`now()` }).where(isThis);
  return taken;
}

function handle(event: Stripe.Event): Promise<TakenEvent> | TakenEvent {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
    case 'payment_intent.requires_action':
    case 'payment_intent.processing':
      return handleIntent(event.data.object);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return recordStripeRefund(event.data.object);
    default:
      return 'ignored';
  }
}

/** The payment is named by the intent, which we have made; that it is the same intent as ours is checked all the same. */
async function handleIntent(intent: Stripe.PaymentIntent): Promise<TakenEvent> {
  const { db, log } = getRuntime();
  const { paymentId } = intent.metadata;
  const payment = paymentId ? await readPayment(db, paymentId) : undefined;
  if (payment?.provider !== 'stripe') return 'foreign';
  if (payment.providerRef !== null && payment.providerRef !== intent.id) {
    log.error({ payment: payment.id, intent: intent.id }, 'another intent names the same payment');
    return 'foreign';
  }
  await recordOutcome(payment.id, await closeDeclined(payment, toOutcome(intent, payment)));
  return 'handled';
}
