import { isDeepStrictEqual } from 'node:util';
import { eq, inArray, sql } from 'drizzle-orm';
import { productCategories, productImages, productOptions, variants } from '#db/schema/catalog.ts';
import { inventory, inventoryMovements } from '#db/schema/inventory.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { ProductField } from '../diff-products.ts';
import type { ProductState, VariantState } from '../product-state.ts';

const INITIAL_STOCK = 'initial stock';

/** Writes what belongs to a product, as far as it differs. */
export async function saveParts(
  tx: Transaction,
  productId: number,
  before: ProductState | undefined,
  after: ProductState,
  changed: ReadonlySet<ProductField>,
): Promise<VariantState[]> {
  if (changed.has('categoryIds')) {
    await tx.delete(productCategories).where(eq(productCategories.productId, productId));
    const rows = after.categoryIds.map((id, position) => ({ productId, categoryId: Number(id), position }));
    if (rows.length > 0) await tx.insert(productCategories).values(rows);
  }
  if (changed.has('options')) {
    await tx.delete(productOptions).where(eq(productOptions.productId, productId));
    const rows = after.options.map((option, position) => ({ productId, position, ...option }));
    if (rows.length > 0) await tx.insert(productOptions).values(rows);
  }
  if (changed.has('images')) {
    await tx.delete(productImages).where(eq(productImages.productId, productId));
    const rows = after.images.map(({ hash, ...image }, position) => ({
      ...image,
      productId,
      position,
      pictureHash: hash,
    }));
    if (rows.length > 0) await tx.insert(productImages).values(rows);
  }
  return changed.has('variants') ? saveVariants(tx, productId, before?.variants ?? [], after.variants) : after.variants;
}

/** @returns the variants with the ids of those that are new */
async function saveVariants(
  tx: Transaction,
  productId: number,
  before: readonly VariantState[],
  after: readonly VariantState[],
): Promise<VariantState[]> {
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.flatMap(({ id }) => (id === undefined || kept.has(id) ? [] : Number(id)));
  if (gone.length > 0) await tx.delete(variants).where(inArray(variants.id, gone));
  await standAside(tx, before, after);
  const saved: VariantState[] = [];
  for (const [position, variant] of after.entries()) {
    const { id, sku, price, compareAtPrice, options, imageIndex } = variant;
    const row = { productId, sku, price, compareAtPrice, options, position, imagePosition: imageIndex };
    if (id === undefined) saved.push({ ...variant, id: await insertVariant(tx, row, variant.available) });
    else {
      saved.push(variant);
      if (isDeepStrictEqual(before[position], variant)) continue;
      await tx
        .update(variants)
        .set({ ...row, updatedAt: sql`now()` })
        .where(eq(variants.id, Number(id)));
    }
  }
  return saved;
}

/** Two variants may change their SKUs or choices with each other: neither may be in the other's way meanwhile. */
async function standAside(
  tx: Transaction,
  before: readonly VariantState[],
  after: readonly VariantState[],
): Promise<void> {
  const was = new Map(before.map((variant) => [variant.id, variant]));
  const moving = after.flatMap(({ id, sku, options }) => {
    const old = id === undefined ? undefined : was.get(id);
    return old && (old.sku !== sku || !isDeepStrictEqual(old.options, options)) ? [Number(id)] : [];
  });
  if (moving.length === 0) return;
  await tx
    .update(variants)
    .set({ sku: sql`'MOVING-' || ${variants.id}`, options: sql`jsonb_build_object('moving', ${variants.id})` })
    .where(inArray(variants.id, moving));
}

async function insertVariant(tx: Transaction, row: typeof variants.$inferInsert, available: number): Promise<string> {
  const [created] = await tx.insert(variants).values(row).returning({ id: variants.id });
  const variantId = (created as { id: number }).id;
  await tx.insert(inventory).values({ variantId, available });
  if (available > 0) {
    await tx
      .insert(inventoryMovements)
      .values({ variantId, delta: available, reason: INITIAL_STOCK, available, version: 1 });
  }
  return String(variantId);
}
