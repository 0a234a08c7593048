import { sql } from 'drizzle-orm';
import { type ChargeOutcome, getProvider, type ProviderName } from '#lib/payments/port.ts';
import { recordOutcome } from '#lib/payments/record-outcome.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { CheckoutOutcome, MadeOrder, NextAction } from './types.ts';

type Charged = Extract<CheckoutOutcome, { state: 'paid' | 'placed' | 'declined' }>;

type Row = MadeOrder & {
  status: string;
  /** Null where nothing was to be paid. */
  paymentId: string | null;
  provider: ProviderName | null;
  failureCode: string | null;
};

const NEVER_CONFIRMED = 'payment_cancelled';

/**
 * Has an order paid for that was placed, and takes it to what becomes of that. May be done again, and for an order that is
 * paid or cancelled by now: the provider charges once for each payment.
 * @param card what stands for it, and whether nobody can have charged it before
 */
export async function chargeOrder(orderId: string, card: { token: string; isFirst: boolean }): Promise<Charged> {
  const before = await readOrder(orderId);
  const { paymentId, provider, total: amount, currency } = before;
  if (before.status !== 'placed' || !paymentId || !provider) return toCharged(before, { type: 'wait' });
  const outcome = await getProvider(provider).charge({ paymentId, orderId, amount, currency, ...card });
  await recordOutcome(paymentId, outcome);
  return toCharged(await readOrder(orderId), nextActionOf(outcome));
}

/** The order decides, not the charge: what was paid too late is not bought. */
function toCharged({ status, failureCode, ...row }: Row, nextAction: NextAction): Charged {
  const order = { orderId: row.orderId, number: row.number, total: row.total, currency: row.currency };
  if (status === 'placed') return { state: 'placed', order, nextAction };
  if (status === 'cancelled') return { state: 'declined', code: failureCode ?? NEVER_CONFIRMED };
  return { state: 'paid', order };
}

function nextActionOf(outcome: ChargeOutcome): NextAction {
  if (outcome.state !== 'requires-action') return { type: 'wait' };
  const { clientSecret, actionUrl } = outcome;
  if (clientSecret !== undefined) return { type: 'confirm', clientSecret };
  if (actionUrl === undefined) return { type: 'wait' };
  return { type: 'redirect', url: new URL(actionUrl, getRuntime().config.siteUrl).href };
}

async function readOrder(orderId: string): Promise<Row> {
  const [row] = await getRuntime().db.execute<Row>(sql`
    SELECT o.id AS "orderId", o.number, o.total, o.currency, o.status, p.id AS "paymentId", p.provider,
           p.failure_code AS "failureCode"
      FROM orders o LEFT JOIN payments p ON p.order_id = o.id WHERE o.id = ${orderId}
     ORDER BY p.created_at DESC LIMIT 1`);
  if (!row) throw new Error(`order ${orderId} was placed and is not there`);
  return row;
}
