import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { toIso } from '#db/to-iso.ts';
import { selectProducts } from '#lib/cache/product-query.ts';
import { type ProductRow, toProduct } from '#lib/cache/product-row.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { isId } from './ids.ts';
import type { ProductStatus } from './product-state.ts';
import type { Picture, Product, Variant } from './types.ts';

/** A product of any status, with what only those see who run the shop. */
export type AdminProduct = Omit<Product, 'variants' | 'images'> & {
  status: ProductStatus;
  /** Those it is filed under itself, the one it belongs in first. */
  categoryIds: string[];
  /** When it becomes published by itself; ISO 8601. */
  publishAt: string | null;
  /** In the bin since then; ISO 8601. Its status is `archived`, and `deletedFrom` is what it was and will be again. */
  deletedAt: string | null;
  deletedFrom: ProductStatus | null;
  images: (Picture & { hash: string; focalX: number; focalY: number })[];
  variants: (Variant & { available: number })[];
  /** ISO 8601. */
  createdAt: string;
};

type ExtraRow = {
  id: string;
  status: ProductStatus;
  created_at: string | Date;
  publish_at: string | Date | null;
  deleted_at: string | Date | null;
  deleted_from: ProductStatus | null;
  category_ids: string[];
  stock: Record<string, number> | null;
};

/** Products as the database has them now, in no order: those who write have to see what they wrote. */
export async function readAdminProducts(
  db: Pick<Transaction, 'execute'>,
  ids: readonly string[],
): Promise<Map<string, AdminProduct>> {
  const wanted = sql`p.id = ANY(${`{${ids.filter(isId).join(',')}}`}::bigint[])`;
  const [rows, extras] = await Promise.all([
    db.execute<ProductRow>(selectProducts(wanted)),
    db.execute<ExtraRow>(selectExtras(wanted)),
  ]);
  const extraOf = new Map(extras.map((extra) => [extra.id, extra]));
  return new Map(rows.map((row) => [row.id, toAdminProduct(row, extraOf.get(row.id) as ExtraRow)]));
}

const selectExtras = (where: SQL): SQL => sql`
  SELECT p.id::text, p.status, p.created_at, p.publish_at, p.deleted_at, p.deleted_from,
         ARRAY(SELECT category_id::text FROM product_categories WHERE product_id = p.id ORDER BY position, category_id)
           AS category_ids,
         (SELECT json_object_agg(v.id, i.available)
            FROM variants v JOIN inventory i ON i.variant_id = v.id WHERE v.product_id = p.id) AS stock
    FROM products p WHERE ${where}`;

function toAdminProduct(row: ProductRow, extra: ExtraRow): AdminProduct {
  const { images, variants, ...product } = toProduct(row);
  return {
    ...product,
    status: extra.status,
    publishAt: toIso(extra.publish_at),
    deletedAt: toIso(extra.deleted_at),
    deletedFrom: extra.deleted_from,
    categoryIds: extra.category_ids,
    images: images.map((image, at) => {
      const { hash = '', focalX = 50, focalY = 50 } = row.images?.[at] ?? {};
      return { ...image, hash, focalX, focalY };
    }),
    variants: variants.map((variant) => ({ ...variant, available: extra.stock?.[variant.id] ?? 0 })),
    createdAt: new Date(extra.created_at).toISOString(),
  };
}
