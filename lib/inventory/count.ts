import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudits } from '#lib/audit/record.ts';
import type { Committed, Transaction } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';
import { commitStock } from './commit-stock.ts';
import { lockStock } from './lock-stock.ts';
import { moveStocks } from './move-stocks.ts';
import { type CountedStock, type CountVerdict, planCount } from './plan-count.ts';
import { readReserved } from './reserved.ts';
import type { CountBooking, CountLine } from './stock-input.ts';

/** A line of a count, and what became of it. `moved`: what was expected is no longer what it was when it was shown. */
export type CountOutcome =
  | (CountVerdict & { outcome: 'booked' | 'same' | 'promised' | 'moved' })
  | (CountVerdict & { state: 'unknown'; outcome: 'unknown' });

/**
 * What booking a count would change. Writes nothing.
 * @throws ForbiddenError for less than an editor
 */
export async function previewCount(actor: Actor, lines: readonly CountLine[]): Promise<CountVerdict[]> {
  assertMay(actor, 'editor');
  return planCount(lines, await readStocks(getRuntime().db, lines));
}

/**
 * Books the differences of a count, all in one transaction. A line of which another number is expected by now than was
 * shown is left out, and said so: parcels have left or goods have come in since, so somebody has to look again. A sale in
 * between changes nothing, since what is sold lies on the shelf until it is sent.
 * @throws ForbiddenError for less than an editor
 */
export async function bookCount(actor: Actor, { lines, reason }: CountBooking): Promise<Committed<CountOutcome[]>> {
  assertMay(actor, 'editor');
  return commitStock<CountOutcome[]>(async (tx) => {
    const stocks = await lockStocks(tx, lines);
    const expectedOf = new Map(lines.map(({ sku, expected }) => [sku, expected]));
    const outcomes = planCount(lines, stocks).map((verdict): CountOutcome => {
      if (verdict.state === 'unknown') return { ...verdict, outcome: 'unknown' };
      if (verdict.expected !== expectedOf.get(verdict.sku)) return { ...verdict, outcome: 'moved' };
      return { ...verdict, outcome: verdict.state === 'differs' ? 'booked' : verdict.state };
    });
    const booked = outcomes.flatMap((line) => (line.outcome === 'booked' && line.state === 'differs' ? [line] : []));
    const moves = booked.map(({ variantId, difference: delta }) => ({ variantId, delta, reason, by: actor.email }));
    const result = await moveStocks(tx, moves);
    if (result.state === 'short') throw new Error('stock that is locked has moved');
    await recordAudits(
      tx,
      actor,
      booked.map(({ variantId, sku, name, available, difference }) => ({
        action: 'inventory.count',
        subject: { kind: 'variant', id: variantId, name: `${name}, ${sku}` },
        before: { available },
        after: { available: available + difference, reason },
      })),
    );
    return { result: outcomes, moved: result.moved };
  });
}

type Reader = Pick<Transaction, 'execute'>;

/** By SKU. */
async function readStocks(db: Reader, lines: readonly CountLine[]): Promise<Map<string, CountedStock>> {
  return read(db, await findVariants(db, lines));
}

/** As `readStocks`, and nobody moves them until the transaction ends. */
async function lockStocks(tx: Transaction, lines: readonly CountLine[]): Promise<Map<string, CountedStock>> {
  const variantIds = await findVariants(tx, lines);
  await lockStock(tx, variantIds);
  return read(tx, variantIds);
}

async function findVariants(db: Reader, lines: readonly CountLine[]): Promise<string[]> {
  const skus = JSON.stringify(lines.map(({ sku }) => sku));
  const rows = await db.execute<{ id: string }>(sql`
    SELECT id::text FROM variants WHERE sku IN (SELECT json_array_elements_text(${skus}::json))`);
  return rows.map(({ id }) => id);
}

async function read(db: Reader, variantIds: readonly string[]): Promise<Map<string, CountedStock>> {
  const [rows, reserved] = await Promise.all([
    db.execute<Omit<CountedStock, 'reserved'>>(sql`
      SELECT v.id::text AS "variantId", v.sku, p.name, v.options, i.available
        FROM inventory i JOIN variants v ON v.id = i.variant_id JOIN products p ON p.id = v.product_id
       WHERE i.variant_id = ANY(${`{${variantIds.join(',')}}`}::bigint[])`),
    readReserved(db, variantIds),
  ]);
  return new Map(rows.map((row) => [row.sku, { ...row, reserved: reserved.get(row.variantId) ?? 0 }]));
}
