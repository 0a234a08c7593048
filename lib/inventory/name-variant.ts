import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';

/** What people call a variant: its product's name and its SKU. @throws Error when there is no such variant */
export async function nameVariant(db: Pick<Transaction, 'execute'>, variantId: string): Promise<string> {
  const [row] = await db.execute<{ name: string }>(sql`
    SELECT p.name || ', ' || v.sku AS name FROM variants v JOIN products p ON p.id = v.product_id
     WHERE v.id = ${variantId}::bigint`);
  if (!row) throw new Error(`there is no variant ${variantId}`);
  return row.name;
}
