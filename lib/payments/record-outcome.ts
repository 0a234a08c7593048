import { eq, sql } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { formatMoney } from '#lib/money/format.ts';
import { applyPayment } from '#lib/orders/apply-payment.ts';
import { getRuntime } from '#lib/runtime.ts';
import { lookLater } from './look-later.ts';
import { noteInOrder } from './note-in-order.ts';
import type { FoundOutcome } from './port.ts';
import { lockPayment, type PaymentRow } from './read-payment.ts';
import { openRefund } from './refund/open-refund.ts';
import { isOpen, type PaymentStatus, planTransition, type Transition } from './rules.ts';

/** `status`: of the payment, as it is now. `unknown`: there is no such payment. */
export type Recorded = { state: 'recorded' | 'unchanged'; status: PaymentStatus } | { state: 'unknown' };

/** Whoever charged does not know: by then the provider may. */
const NEXT_LOOK_MS = 3_000;

type Work = { result: Recorded; moved: readonly MovedStock[] };

/**
 * Takes a payment, and its order with it, to what the provider says has become of it: in one transaction, however often, from
 * wherever and in whatever order that is heard. Money that nobody is to have, since the order was cancelled or paid for
 * otherwise meanwhile, is given back.
 */
export async function recordOutcome(paymentId: string, outcome: FoundOutcome): Promise<Recorded> {
  const { result } = await commitStock<Recorded>(async (tx) => {
    const payment = await lockPayment(tx, paymentId);
    if (!payment) return { result: { state: 'unknown' }, moved: [] };
    if (outcome.state === 'unknown' && isOpen(payment.status)) {
      await lookLater(tx, paymentId, new Date(Date.now() + NEXT_LOOK_MS));
    }
    if (outcome.state === 'mismatch' && isOpen(payment.status)) await reportMismatch(tx, payment, outcome);
    return write(tx, payment, planTransition(payment.status, outcome));
  });
  return result;
}

async function write(tx: Transaction, payment: PaymentRow, transition: Transition): Promise<Work> {
  if (transition.action === 'ignore') return { result: { state: 'unchanged', status: payment.status }, moved: [] };
  const status = transition.action === 'await' ? 'requires_action' : transition.status;
  await tx
    .update(payments)
    .set({
      status,
      providerRef: transition.ref ?? payment.providerRef,
      failureCode: transition.action === 'settle' ? (transition.failureCode ?? null) : null,
      updatedAt: sql`now()`,
    })
    .where(eq(payments.id, payment.id));
  const result: Recorded = { state: 'recorded', status };
  if (transition.action === 'await') return { result, moved: [] };
  const applied = await applyPayment(tx, payment.orderId, transition.result);
  // Not this payment's doing: the order was cancelled, or somebody has paid for it already.
  if (status === 'succeeded' && applied.state !== 'paid') await giveBack(tx, payment);
  return { result, moved: applied.moved };
}

async function giveBack(tx: Transaction, { id, orderId, amount }: PaymentRow): Promise<void> {
  getRuntime().log.warn(
    { payment: id, order: orderId },
    'money came for an order that does not want it, and goes back',
  );
  const reason = 'It was paid after the order had been cancelled.';
  if (amount > 0) await openRefund(tx, { paymentId: id, orderId, amount, reason, actor: 'system' });
}

async function reportMismatch(
  tx: Transaction,
  { id, orderId, provider, amount, currency }: PaymentRow,
  paid: { amount: number; currency: string },
): Promise<void> {
  const { log } = getRuntime();
  log.error(
    { payment: id, order: orderId, provider, amount, currency, paid },
    'another amount was paid than asked for',
  );
  await noteInOrder(tx, orderId, {
    note: `${formatMoney(paid.amount, paid.currency)} came instead of ${formatMoney(amount, currency)}.`,
    actor: 'system',
  });
}
