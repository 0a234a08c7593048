import { sql } from 'drizzle-orm';
import { refundLines } from '#db/schema/payments.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { LockedOrder } from '#lib/orders/lock-order.ts';
import { piecesWorth, type RefundableLine } from '#lib/orders/refund-worth.ts';
import { returnPieces } from '#lib/orders/return-pieces.ts';
import type { RefundInput } from '../refund-input.ts';

type Line = RefundableLine & { id: string; variantId: string | null; name: string; refunded: number };
type FieldErrors = { pointer: string; detail: string }[];

/** A line of an order of which some pieces are to be refunded. */
export type ChosenLine = { line: Line; pieces: number };
export type ChosenLines =
  | { state: 'chosen'; lines: ChosenLine[]; worth: number }
  | { state: 'invalid'; errors: FieldErrors };

/** Looks up the lines that somebody has named. The order is locked, so that nobody refunds the same pieces meanwhile. */
export async function chooseLines(
  tx: Transaction,
  order: LockedOrder,
  wanted: NonNullable<RefundInput['lines']>,
): Promise<ChosenLines> {
  const known = new Map((await readLines(tx, order.id)).map((line) => [line.id, line]));
  const errors: FieldErrors = [];
  const lines = wanted.flatMap(({ id, quantity }, index): ChosenLine[] => {
    const line = known.get(id);
    const left = line ? line.quantity - line.refunded : 0;
    if (!line) errors.push({ pointer: `/lines/${index}/id`, detail: 'is no line of this order' });
    else if (quantity > left) errors.push({ pointer: `/lines/${index}/quantity`, detail: `must be at most ${left}` });
    return line ? [{ line, pieces: quantity }] : [];
  });
  if (errors.length > 0) return { state: 'invalid', errors };
  const worth = lines.reduce(
    (sum, { line, pieces }) => sum + piecesWorth(line, order, { already: line.refunded, pieces }),
    0,
  );
  return { state: 'chosen', lines, worth };
}

/** Writes down what a refund is for, and puts these pieces on sale again where that is wanted. @returns what has moved */
export async function insertRefundLines(
  tx: Transaction,
  { refundId, orderId, lines, restock }: { refundId: string; orderId: string; lines: ChosenLine[]; restock: boolean },
) {
  if (lines.length === 0) return { moved: [], restocked: 0 };
  const wanted = new Map<string, number>();
  for (const { line, pieces } of restock ? lines : []) {
    if (line.variantId !== null) wanted.set(line.variantId, (wanted.get(line.variantId) ?? 0) + pieces);
  }
  const { moved, pieces: left } = await returnPieces(tx, orderId, wanted, 'order refunded');
  const unspent = new Map(left);
  const rows = lines.map(({ line, pieces }) => {
    const restocked = Math.min(pieces, unspent.get(line.variantId ?? '') ?? 0);
    unspent.set(line.variantId ?? '', (unspent.get(line.variantId ?? '') ?? 0) - restocked);
    return { refundId, orderLineId: Number(line.id), quantity: pieces, restocked };
  });
  await tx.insert(refundLines).values(rows);
  return { moved, restocked: rows.reduce((sum, row) => sum + row.restocked, 0) };
}

/** What has failed was not refunded. */
function readLines(tx: Transaction, orderId: string): Promise<Line[]> {
  return tx.execute<Line>(sql`
    SELECT l.id::text, l.variant_id::text AS "variantId", l.name, l.quantity, l.line_total AS "lineTotal", l.discount, l.tax,
           coalesce((SELECT sum(rl.quantity) FROM refund_lines rl JOIN refunds r ON r.id = rl.refund_id
                      WHERE rl.order_line_id = l.id AND r.status <> 'failed'), 0)::int AS refunded
      FROM order_lines l WHERE l.order_id = ${orderId}`);
}
