import { type SQL, sql } from 'drizzle-orm';
import { type PictureRow, toPicture } from '#lib/cache/picture-row.ts';
import type { ProductStatus } from '#lib/catalog/product-state.ts';
import type { Picture } from '#lib/catalog/types.ts';

/** The stock of a variant, with what people know the variant by. */
export type StockItem = {
  variantId: string;
  sku: string;
  options: Record<string, string>;
  product: { id: string; name: string; brand: string; status: ProductStatus; picture: Picture | null };
  /** For sale now. */
  available: number;
  /** In the house and not for sale any more: in a checkout, or sold and not sent yet. */
  reserved: number;
  /** Of the stock: grows with every movement. */
  version: number;
  /** Of the last movement, ISO 8601. */
  updatedAt: string;
};

export type StockItemRow = Omit<StockItem, 'reserved' | 'product' | 'updatedAt'> & {
  product: Omit<StockItem['product'], 'picture'>;
  picture: PictureRow | null;
  updatedAt: string | Date;
};

/** @param where a condition on `i`, the stock of `v`, a variant of `p`, a product */
export const selectStockItems = (where: SQL): SQL => sql`
  SELECT v.id::text AS "variantId", v.sku, v.options, i.available, i.version::float8 AS version,
         i.updated_at AS "updatedAt",
         json_build_object('id', p.id::text, 'name', p.name, 'brand', b.name, 'status', p.status) AS product,
         (SELECT json_build_object('hash', pic.hash, 'width', pic.width, 'height', pic.height,
                   'placeholder', pic.placeholder, 'focalX', pi.focal_x, 'focalY', pi.focal_y)
            FROM product_images pi JOIN pictures pic ON pic.hash = pi.picture_hash
           WHERE pi.product_id = p.id
           ORDER BY pi.position IS DISTINCT FROM v.image_position, pi.position LIMIT 1) AS picture
    FROM inventory i JOIN variants v ON v.id = i.variant_id JOIN products p ON p.id = v.product_id
    JOIN brands b ON b.id = p.brand_id
   WHERE ${where}`;

export function toStockItem({ picture, product, ...row }: StockItemRow, reserved: number): StockItem {
  return {
    ...row,
    product: { ...product, picture: picture && toPicture(picture, '') },
    reserved,
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}
