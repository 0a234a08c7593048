import { sql } from 'drizzle-orm';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { pickFreeSlug, toProductSlug } from '../slugs.ts';

/** A slug from a name that no product has. Another transaction may take it before this one ends; see `createProduct`. */
export async function findFreeSlug(tx: Transaction, name: string): Promise<string> {
  const slug = toProductSlug(name);
  const rows = await tx.execute<{ slug: string }>(sql`
    SELECT slug FROM products WHERE slug = ${slug} OR slug ~ ${`^${slug}-[0-9]+$`}`);
  return pickFreeSlug(slug, new Set(rows.map((row) => row.slug)));
}
