import type { CategoryRef, Product, ProductAttribute, ProductOption, Variant } from '#lib/catalog/types.ts';
import { type PictureRow, toPicture } from './picture-row.ts';

/** A product as the loading query answers it. */
export type ProductRow = {
  id: string;
  slug: string;
  name: string;
  description: string;
  brand: string;
  currency: string;
  price: number;
  compare_at_price: number | null;
  rating_sum: number;
  rating_count: number;
  in_stock: boolean;
  seo_title: string | null;
  seo_description: string | null;
  version: number;
  updated_at: string | Date;
  options: ProductOption[] | null;
  variants: (Omit<Variant, 'imageIndex'> & { imagePosition: number | null })[] | null;
  images: (PictureRow & { position: number; alt: string })[] | null;
  attributes: ProductAttribute[] | null;
  categories: CategoryRef[] | null;
};

export function toProduct(row: ProductRow): Product {
  const images = row.images ?? [];
  const variants = (row.variants ?? []).map(({ imagePosition, ...variant }): Variant => {
    const at = images.findIndex((image) => image.position === imagePosition);
    return { ...variant, imageIndex: at === -1 ? null : at };
  });
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    brand: row.brand,
    currency: row.currency,
    price: row.price,
    compareAtPrice: row.compare_at_price,
    priceVaries: variants.some((variant) => variant.price !== row.price),
    images: images.map((image) => toPicture(image, image.alt)),
    categories: withoutRepeats(row.categories ?? []),
    rating: { average: averageRating(row), count: row.rating_count },
    inStock: row.in_stock,
    version: row.version,
    updatedAt: new Date(row.updated_at).toISOString(),
    description: row.description,
    options: row.options ?? [],
    variants,
    attributes: row.attributes ?? [],
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
  };
}

/** To one decimal, as it is shown. */
function averageRating({ rating_sum, rating_count }: ProductRow): number {
  return rating_count === 0 ? 0 : Math.round((rating_sum / rating_count) * 10) / 10;
}

/** Two categories of a product may share their department. */
function withoutRepeats(refs: readonly CategoryRef[]): CategoryRef[] {
  return [...new Map(refs.map((ref) => [ref.id, ref])).values()];
}
