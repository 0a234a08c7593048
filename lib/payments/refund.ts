import { eq, sql } from 'drizzle-orm';
import { orders } from '#db/schema/orders.ts';
import { refunds } from '#db/schema/payments.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Committed, Transaction } from '#lib/changes/commit-change.ts';
import { commitStock } from '#lib/inventory/commit-stock.ts';
import type { MovedStock } from '#lib/inventory/move-stocks.ts';
import { formatMoney } from '#lib/money/format.ts';
import { type LockedOrder, lockOrder, orderSubject } from '#lib/orders/lock-order.ts';
import { getRuntime } from '#lib/runtime.ts';
import { lockPayments } from './give-back-all.ts';
import type { PaymentRow } from './read-payment.ts';
import { finishRefund } from './refund/finish-refund.ts';
import { openRefund } from './refund/open-refund.ts';
import { type ChosenLine, chooseLines, insertRefundLines } from './refund/refund-lines.ts';
import type { RefundInput } from './refund-input.ts';

/** A refund as the shop's people see it. Money in minor units of the payment's currency. */
export type Refund = {
  id: string;
  amount: number;
  currency: string;
  reason: string;
  /** `pending`: the provider has not said yet. */
  status: 'pending' | 'succeeded' | 'failed';
  failureCode: string | null;
  /** How many pieces went on sale again with it. */
  restocked: number;
};

type Refusal =
  | { state: 'too-much'; left: number; currency: string }
  | { state: 'invalid'; errors: { pointer: string; detail: string }[] }
  | { state: 'conflict'; version: number }
  | { state: 'unpaid' }
  | { state: 'unknown' };

/**
 * What became of a refund.
 *
 * - `taken`: it is written down, and `refund.status` says how far it has come
 * - `too-much`: only `left` of the payment is left to be given back, minor units
 * - `invalid`: there are no such lines, or fewer pieces of them are left to be refunded
 * - `conflict`: the order has another version
 * - `unpaid`: nothing was paid for the order
 * - `unknown`: there is no such order
 */
export type RefundResult = { state: 'taken'; refund: Refund } | Refusal;

type Opened = { state: 'opened'; id: string; currency: string; restocked: number } | Refusal;

/**
 * Gives back a part of what was paid for an order, or all that is left, and puts what came back on sale again if that is
 * wanted. Several refunds together never exceed the payment, however many are asked for at once. Written down before the
 * provider is asked: a job finishes what a crash interrupts. Goods are where they are: a refund that fails at the bank later does
 * not take them off sale again.
 * @throws ForbiddenError for less than support
 */
export async function refundOrder(actor: Actor, orderId: string, input: RefundInput): Promise<Committed<RefundResult>> {
  assertMay(actor, 'support');
  const { db, log } = getRuntime();
  const { result: opened, ...committed } = await commitStock((tx) => open(tx, actor, orderId, input));
  if (opened.state !== 'opened') return { ...committed, result: opened };
  // It is written down: whatever goes wrong from here on, the job asks again.
  await finishRefund({ refundId: opened.id }).catch((err) =>
    log.warn({ err, refund: opened.id }, 'a refund is pending'),
  );
  const [row] = await db.select().from(refunds).where(eq(refunds.id, opened.id));
  if (!row) throw new Error(`refund ${opened.id} is gone`);
  const { id, amount, reason, status, failureCode } = row;
  const { currency, restocked } = opened;
  const refund: Refund = { id, amount, currency, reason, status, failureCode, restocked };
  return { ...committed, result: { state: 'taken', refund } };
}

async function open(
  tx: Transaction,
  actor: Actor,
  orderId: string,
  input: RefundInput,
): Promise<{ result: Opened; moved: readonly MovedStock[] }> {
  const refuse = (result: Refusal) => ({ result, moved: [] });
  const payment = choosePayment(await lockPayments(tx, orderId));
  const order = await lockOrder(tx, orderId);
  if (!order) return refuse({ state: 'unknown' });
  if (input.version !== undefined && input.version !== order.version) {
    return refuse({ state: 'conflict', version: order.version });
  }
  if (!payment) return refuse({ state: 'unpaid' });
  const chosen = await chooseLines(tx, order, input.lines ?? []);
  if (chosen.state === 'invalid') return refuse(chosen);
  const { currency } = payment;
  const left = payment.amount - payment.refunded;
  const amount = input.amount === 'rest' ? left : (input.amount ?? chosen.worth);
  if (amount < 1 || amount > left) return refuse({ state: 'too-much', left, currency });
  const { reason, restock } = input;
  const refund = { paymentId: payment.id, orderId, amount, reason, actor: actor.userId };
  const id = await openRefund(tx, { ...refund, returnsRest: restock === undefined });
  const { lines } = chosen;
  const { moved, restocked } = await insertRefundLines(tx, { refundId: id, orderId, lines, restock: restock ?? false });
  // Whoever looked before it was opened has not seen it.
  await tx.update(orders).set({ version: sql`version + 1`, updatedAt: sql`now()` }).where(eq(orders.id, orderId));
  await note(tx, actor, order, { refunded: payment.refunded, amount, reason, lines, restocked });
  return { result: { state: 'opened', id, currency, restocked }, moved };
}

/** One for each order, unless somebody was charged twice: then the one of which more is left. */
function choosePayment(payments: readonly PaymentRow[]): PaymentRow | undefined {
  const left = ({ amount, refunded }: PaymentRow) => amount - refunded;
  const [first] = payments
    .filter(({ status }) => status === 'succeeded')
    .toSorted((one, other) => left(other) - left(one));
  return first;
}

function note(
  tx: Transaction,
  actor: Actor,
  order: LockedOrder,
  done: { refunded: number; amount: number; reason: string; lines: ChosenLine[]; restocked: number },
): Promise<void> {
  const { refunded, amount, reason, lines, restocked } = done;
  return recordAudit(tx, actor, {
    action: 'order.refund',
    subject: orderSubject(order),
    before: { refunded: formatMoney(refunded, order.currency) },
    after: {
      refunded: formatMoney(refunded + amount, order.currency),
      reason,
      ...(lines.length > 0 && { lines: lines.map(({ line, pieces }) => `${pieces} × ${line.name}`) }),
      ...(restocked > 0 && { restocked }),
    },
  });
}
