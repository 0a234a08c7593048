import { sql } from 'drizzle-orm';
import { type ChangeNote, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import type { JobContext } from '#lib/jobs/tasks.ts';
import { touchedListTags } from '../list-tags.ts';
import { makeKeywords } from '../product-state.ts';

/** Few enough that no save of a product waits long for its row. */
const BATCH = 400;

type Row = {
  id: string;
  isForSale: boolean;
  keywords: string;
  brand: string;
  attributes: Record<string, string>;
  /** Those it is filed under, each with all above it, from the department down. */
  categories: { id: string; name: string }[];
};

/**
 * Brings the words of all products below a category in line with its name and those above it, which search finds them by. A
 * department may have very many of them, more than its save could wait for.
 */
export async function refreshKeywords(
  { categoryId }: { categoryId: string },
  { signal }: Pick<JobContext, 'signal'>,
): Promise<void> {
  for (let last: string | undefined = '0'; last !== undefined; ) {
    signal.throwIfAborted();
    const after: string = last;
    ({ result: last } = await commitChange((tx) => refreshBatch(tx, categoryId, after)));
  }
}

async function refreshBatch(
  tx: Transaction,
  categoryId: string,
  after: string,
): Promise<{ result: string | undefined; change?: ChangeNote | undefined }> {
  const ids = await lockProducts(tx, categoryId, after);
  if (ids.length === 0) return { result: undefined };
  const products = (await readProducts(tx, ids)).map((row) => {
    const names = row.categories.map(({ name }) => name);
    return { ...row, wanted: makeKeywords(row.brand, names, row.attributes) };
  });
  const changed = products.filter(({ keywords, wanted }) => keywords !== wanted);
  if (changed.length > 0) {
    // Nobody sees or edits them, so the product keeps its version.
    await tx.execute(sql`
      UPDATE products p SET keywords = r.wanted
        FROM jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) AS r (id bigint, wanted text) WHERE p.id = r.id`);
  }
  const shown = changed
    .filter(({ isForSale }) => isForSale)
    .flatMap(({ categories }) => categories.map(({ id }) => id));
  return {
    result: ids.at(-1),
    change: shown.length > 0 ? { ...NOTE, tags: touchedListTags(shown, ['text']) } : undefined,
  };
}

const NOTE = { kind: 'keywords', cdn: 'invalidate' } as const;

/** The next products of a category and of those below it. Before they are read, so that nobody changes them in between. */
async function lockProducts(tx: Transaction, categoryId: string, after: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    WITH RECURSIVE down AS (
      SELECT id FROM categories WHERE id = ${categoryId}::bigint
      UNION ALL
      SELECT c.id FROM down JOIN categories c ON c.parent_id = down.id)
    SELECT p.id::text FROM products p
     WHERE p.id IN (
       SELECT DISTINCT product_id FROM product_categories
        WHERE category_id IN (SELECT id FROM down) AND product_id > ${after}::bigint
        ORDER BY product_id LIMIT ${BATCH})
     ORDER BY p.id FOR NO KEY UPDATE`);
  return rows.map(({ id }) => id);
}

const readProducts = (tx: Transaction, ids: readonly string[]) =>
  tx.execute<Row>(sql`
    SELECT p.id::text, p.status = 'published' AS "isForSale", p.keywords, b.name AS brand, p.attributes,
           coalesce((WITH RECURSIVE up AS (
              SELECT c.id, c.parent_id, c.name, pc.position, pc.category_id, 0 AS height
                FROM product_categories pc JOIN categories c ON c.id = pc.category_id WHERE pc.product_id = p.id
              UNION ALL
              SELECT c.id, c.parent_id, c.name, up.position, up.category_id, up.height + 1
                FROM up JOIN categories c ON c.id = up.parent_id)
            SELECT json_agg(json_build_object('id', id::text, 'name', name) ORDER BY position, category_id, height DESC)
              FROM up), '[]'::json) AS categories
      FROM products p JOIN brands b ON b.id = p.brand_id WHERE p.id = ANY(${`{${ids.join(',')}}`}::bigint[])`);
