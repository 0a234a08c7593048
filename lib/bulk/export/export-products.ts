import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { ProductFilter } from '#lib/catalog/product-filter.ts';
import type { ProductState } from '#lib/catalog/product-state.ts';
import { readProductStates } from '#lib/catalog/store/lock-product.ts';
import { whereProducts } from '#lib/catalog/store/where-products.ts';
import { getRuntime } from '#lib/runtime.ts';
import { readCategoryTree } from '../category-tree.ts';
import { toListItem } from './list-item.ts';
import { headerRow, type TableShape, tableRows, toText } from './table-rows.ts';

const PRODUCTS_AT_ONCE = 200;

/**
 * The products that a list of the admin shows for a filter, in the form that an import takes, piece by piece: however many
 * there are, a few hundred are held at a time. What changes meanwhile is in it or not.
 * @throws ForbiddenError for less than a viewer
 */
export function exportProducts(actor: Actor, format: 'csv' | 'json', filter: ProductFilter): AsyncGenerator<string> {
  assertMay(actor, 'viewer');
  return format === 'csv' ? exportTable(filter) : exportList(filter);
}

async function* exportTable(filter: ProductFilter): AsyncGenerator<string> {
  const shape = await readShape();
  // A byte order mark, without which spreadsheets take the text for another encoding.
  yield `\uFEFF${toText([headerRow(shape)])}`;
  for await (const states of readStates(filter)) yield toText(states.flatMap((state) => tableRows(state, shape)));
}

async function* exportList(filter: ProductFilter): AsyncGenerator<string> {
  const tree = await readCategoryTree(getRuntime().db);
  let separator = '[\n';
  for await (const states of readStates(filter)) {
    for (const state of states) {
      yield `${separator}${JSON.stringify(toListItem(state, tree))}`;
      separator = ',\n';
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** How wide a table of this shop is: its attributes, and the options of the product that has most. */
async function readShape(): Promise<TableShape> {
  const { db } = getRuntime();
  const [tree, [row]] = await Promise.all([
    readCategoryTree(db),
    db.execute<{ attributes: string[]; options: number }>(sql`
      SELECT ARRAY(SELECT name FROM attributes ORDER BY position, name) AS attributes,
             (SELECT coalesce(max(position) + 1, 0)::int FROM product_options) AS options`),
  ]);
  return { tree, attributes: row?.attributes ?? [], options: row?.options ?? 0 };
}

async function* readStates(filter: ProductFilter): AsyncGenerator<ProductState[]> {
  const { db } = getRuntime();
  let last = '0';
  for (;;) {
    const rows = await db.execute<{ id: string }>(sql`
      SELECT p.id::text FROM products p WHERE ${whereProducts(filter)} AND p.id > ${last}::bigint
       ORDER BY p.id LIMIT ${PRODUCTS_AT_ONCE}`);
    const ids = rows.map(({ id }) => id);
    const found = await readProductStates(db, ids);
    yield ids.flatMap((id) => found.get(id)?.state ?? []);
    if (ids.length < PRODUCTS_AT_ONCE) return;
    last = ids.at(-1) as string;
  }
}
