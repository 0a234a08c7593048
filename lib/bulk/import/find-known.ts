import { sql } from 'drizzle-orm';
import { type LockedProduct, readProductStates } from '#lib/catalog/store/lock-product.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { type CategoryTree, readCategoryTree } from '../category-tree.ts';
import type { ProductDocument } from './document.ts';

/** What there is of the shop that does not change with each row of a file. */
export type Surroundings = { tree: CategoryTree; attributes: ReadonlySet<string> };

export async function readSurroundings(db: Pick<Transaction, 'execute'>): Promise<Surroundings> {
  const rows = await db.execute<{ name: string }>(sql`SELECT name FROM attributes`);
  return { tree: await readCategoryTree(db), attributes: new Set(rows.map(({ name }) => name)) };
}

/** What there is of what some documents name. */
export type Known = {
  /** Ids of products. */
  bySku: ReadonlyMap<string, string>;
  bySlug: ReadonlyMap<string, string>;
  pictures: ReadonlySet<string>;
  products: ReadonlyMap<string, LockedProduct>;
};

/** With a query for each kind of thing, however many documents there are. */
export async function findKnown(
  db: Pick<Transaction, 'execute'>,
  documents: readonly ProductDocument[],
): Promise<Known> {
  const list = (texts: readonly string[]) =>
    JSON.stringify([...new Set(texts)].map((text) => text.replaceAll('\0', '')));
  const skus = list(documents.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const slugs = list(documents.flatMap(({ fields }) => fields.slug ?? []));
  const hashes = list(documents.flatMap(({ fields }) => fields.images?.map(({ hash }) => hash) ?? []));
  const named = (texts: string) => sql`(SELECT jsonb_array_elements_text(${texts}::text::jsonb))`;
  const [bySku, bySlug, pictures] = await Promise.all([
    db.execute<Found>(sql`SELECT sku AS key, product_id::text AS id FROM variants WHERE sku IN ${named(skus)}`),
    db.execute<Found>(sql`SELECT slug AS key, id::text FROM products WHERE slug IN ${named(slugs)}`),
    db.execute<{ hash: string }>(sql`SELECT hash FROM pictures WHERE hash IN ${named(hashes)}`),
  ]);
  const ids = [...new Set([...bySku, ...bySlug].map(({ id }) => id))];
  return {
    bySku: toMap(bySku),
    bySlug: toMap(bySlug),
    pictures: new Set(pictures.map(({ hash }) => hash)),
    products: await readProductStates(db, ids),
  };
}

type Found = { key: string; id: string };
const toMap = (rows: readonly Found[]) => new Map(rows.map(({ key, id }) => [key, id]));
