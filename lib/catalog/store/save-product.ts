import { eq, sql } from 'drizzle-orm';
import { brands, productRedirects, products } from '#db/schema/catalog.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { diffFields, type ProductField } from '../diff-products.ts';
import { lowestPrice, type ProductState } from '../product-state.ts';
import { toSlug } from '../slugs.ts';
import { saveParts } from './save-parts.ts';

const ALL = new Set<ProductField>(['categoryIds', 'options', 'images', 'variants']);

/** Writes a new product with all that belongs to it. @returns its id, and its state with the ids of its variants */
export async function insertProduct(
  tx: Transaction,
  state: ProductState,
): Promise<{ id: string; state: ProductState }> {
  const [created] = await tx
    .insert(products)
    .values({ ...(await toRow(tx, state)), inStock: isInStock(state) })
    .returning({ id: products.id });
  const { id } = created as { id: number };
  await giveSlug(tx, state.slug);
  const variants = await saveParts(tx, id, undefined, state, ALL);
  return { id: String(id), state: { ...state, variants } };
}

/** Writes a product that has changed, with a version one higher. @returns its state with the ids of new variants */
export async function updateProductRow(
  tx: Transaction,
  id: string,
  before: ProductState,
  after: ProductState,
): Promise<ProductState> {
  const changed = diffFields(before, after);
  // Before its stock comes and goes: the trigger that follows that would count another change.
  const inStock = changed.has('variants') ? { inStock: isInStock(after) } : {};
  await tx
    .update(products)
    .set({ ...(await toRow(tx, after)), ...inStock, version: sql`${products.version} + 1`, updatedAt: sql`now()` })
    .where(eq(products.id, Number(id)));
  if (changed.has('slug')) await keepSlug(tx, Number(id), before.slug, after.slug);
  const variants = await saveParts(tx, Number(id), before, after, changed);
  return { ...after, variants };
}

const isInStock = ({ variants }: ProductState) => variants.some(({ available }) => available > 0);

async function toRow(tx: Transaction, state: ProductState) {
  const { slug, name, description, status, currency, attributes, keywords, seoTitle, seoDescription } = state;
  const brandId = state.brand.id === undefined ? await insertBrand(tx, state.brand.name) : Number(state.brand.id);
  return {
    ...{ slug, name, description, brandId, status, currency, attributes, keywords, seoTitle, seoDescription },
    publishAt: state.publishAt === null ? null : new Date(state.publishAt),
    ...lowestPrice(state.variants),
  };
}

/** Old links lead to whoever had the slug last, unless somebody has it now. */
async function keepSlug(tx: Transaction, productId: number, old: string, next: string): Promise<void> {
  await tx
    .insert(productRedirects)
    .values({ slug: old, productId })
    .onConflictDoUpdate({ target: productRedirects.slug, set: { productId } });
  await giveSlug(tx, next);
}

const giveSlug = (tx: Transaction, slug: string) => tx.delete(productRedirects).where(eq(productRedirects.slug, slug));

/** Two may create it at once: the second finds that of the first. */
async function insertBrand(tx: Transaction, name: string): Promise<number> {
  const slug = toSlug(name);
  await tx.insert(brands).values({ slug, name }).onConflictDoNothing({ target: brands.slug });
  const [brand] = await tx.select({ id: brands.id }).from(brands).where(eq(brands.slug, slug));
  return (brand as { id: number }).id;
}
