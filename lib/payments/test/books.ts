import { randomBytes } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { testCharges, testRefunds } from '#db/schema/payments.ts';

export type TestCharge = typeof testCharges.$inferSelect;
type Booking = Pick<TestCharge, 'amount' | 'currency' | 'status'> & { paymentId: string; failureCode?: string };

const newId = (kind: 'ch' | 're') => `test_${kind}_${randomBytes(12).toString('hex')}`;

/** Books a charge unless there is one for the payment; gives the one that there is. */
export async function bookCharge(db: Database, { paymentId, ...booking }: Booking): Promise<TestCharge> {
  const [booked] = await db
    .insert(testCharges)
    .values({ id: newId('ch'), idempotencyKey: paymentId, ...booking })
    .onConflictDoNothing({ target: testCharges.idempotencyKey })
    .returning();
  return booked ?? ((await findCharge(db, { paymentId })) as TestCharge);
}

export async function findCharge(
  db: Database,
  by: { paymentId: string } | { ref: string },
): Promise<TestCharge | undefined> {
  const matches = 'ref' in by ? eq(testCharges.id, by.ref) : eq(testCharges.idempotencyKey, by.paymentId);
  const [found] = await db.select().from(testCharges).where(matches);
  return found;
}

/** Gives a charge that nothing is decided about its outcome; the first decision stays. */
export async function decideCharge(
  db: Database,
  ref: string,
  decision: { status: 'succeeded' | 'failed' | 'cancelled'; failureCode?: string },
): Promise<TestCharge | undefined> {
  const undecided = inArray(testCharges.status, ['pending', 'requires_action']);
  await db
    .update(testCharges)
    .set({ ...decision, updatedAt: sql`now()` })
    .where(and(eq(testCharges.id, ref), undecided));
  return findCharge(db, { ref });
}

/** `too-much`: more would be given back than was paid, or there is no such charge. */
export async function bookRefund(
  db: Database,
  { refundId, ref, amount }: { refundId: string; ref: string; amount: number },
): Promise<{ state: 'booked'; id: string } | { state: 'too-much' }> {
  return db.transaction(async (tx) => {
    const [charge] = await tx.select().from(testCharges).where(eq(testCharges.id, ref)).for('update');
    const [present] = await tx.select().from(testRefunds).where(eq(testRefunds.idempotencyKey, refundId));
    if (present) return { state: 'booked', id: present.id };
    if (charge?.status !== 'succeeded' || charge.refunded + amount > charge.amount) return { state: 'too-much' };
    const id = newId('re');
    await tx.insert(testRefunds).values({ id, idempotencyKey: refundId, chargeId: ref, amount });
    await tx
      .update(testCharges)
      .set({ refunded: charge.refunded + amount, updatedAt: sql`now()` })
      .where(eq(testCharges.id, ref));
    return { state: 'booked', id };
  });
}
