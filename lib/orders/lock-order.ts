import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { OrderStatus } from './rules.ts';

/** What a write of the shop's people has to know of an order. Money in minor units. */
export type LockedOrder = {
  id: string;
  number: string;
  status: OrderStatus;
  version: number;
  currency: string;
  taxIncluded: boolean;
  refunded: number;
  carrier: string | null;
  trackingNumber: string | null;
};

/** An order, kept from changing; undefined when there is none. Its payments are locked before it, always. */
export async function lockOrder(tx: Transaction, id: string): Promise<LockedOrder | undefined> {
  const [row] = await tx.execute<LockedOrder>(sql`
    SELECT id, number, status, version::float8 AS version, currency, tax_included AS "taxIncluded", refunded, carrier,
           tracking_number AS "trackingNumber"
      FROM orders WHERE id = ${id} FOR NO KEY UPDATE`);
  return row;
}

/** As the audit log names an order. */
export const orderSubject = ({ id, number }: Pick<LockedOrder, 'id' | 'number'>) => ({
  kind: 'order',
  id,
  name: number,
});
