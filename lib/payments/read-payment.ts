import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { payments } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { PaymentFacts } from './port.ts';

export type PaymentRow = typeof payments.$inferSelect;

export async function readPayment(db: Database, id: string): Promise<PaymentRow | undefined> {
  const [row] = await db.select().from(payments).where(eq(payments.id, id));
  return row;
}

/** Whoever else wants to write the payment, or refund a part of it, waits. Locked before its order, always. */
export async function lockPayment(tx: Transaction, id: string): Promise<PaymentRow | undefined> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update');
  return row;
}

export const toFacts = ({ id, orderId, amount, currency, providerRef }: PaymentRow): PaymentFacts => ({
  paymentId: id,
  orderId,
  amount,
  currency,
  ...(providerRef !== null && { ref: providerRef }),
});
