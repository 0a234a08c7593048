import type { ProductPatch, VariantInput } from './product-input.ts';
import type { ProductOption } from './types.ts';

export type ProductStatus = 'draft' | 'published' | 'archived';

export type VariantState = {
  /** Undefined: not in the database yet. */
  id: string | undefined;
  sku: string;
  /** Minor units. */
  price: number;
  compareAtPrice: number | null;
  options: Record<string, string>;
  imageIndex: number | null;
  /** What can be sold of it; for a new one, what is received with it. */
  available: number;
};

/** What can be edited of a product, as the database has it or shall have it. */
export type ProductState = {
  slug: string;
  name: string;
  description: string;
  /** `id` undefined: not in the database yet. */
  brand: { id: string | undefined; name: string };
  status: ProductStatus;
  /** ISO 8601; only of a draft. */
  publishAt: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  currency: string;
  attributes: Record<string, string>;
  keywords: string;
  categoryIds: string[];
  options: ProductOption[];
  variants: VariantState[];
  /** `focalX` and `focalY` in percent: what stays in view where the picture is cut. */
  images: { hash: string; alt: string; focalX: number; focalY: number }[];
};

/** The state that a patch leads to. What it does not name stays; but what becomes more or less than a draft has no date any more. */
export function mergePatch(before: ProductState, patch: ProductPatch, brand: ProductState['brand']): ProductState {
  const { brand: _, variants, ...given } = patch;
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const status = given.status ?? before.status;
  return {
    ...before,
    ...(status !== 'draft' && { publishAt: null }),
    ...set,
    brand,
    variants: variants ? variants.map((variant) => mergeVariant(before.variants, variant)) : before.variants,
  };
}

/** A variant keeps its id, and so its stock, where it is named by its id or is still called by its SKU. */
function mergeVariant(present: readonly VariantState[], { id, available, ...given }: VariantInput): VariantState {
  const same = present.find((variant) => (id === undefined ? variant.sku === given.sku : variant.id === id));
  return { ...given, id: same?.id, available: same?.available ?? available ?? 0 };
}

type Priced = Pick<VariantState, 'price' | 'compareAtPrice'>;

/** The product's own price is that of its cheapest variant, the first of them where several cost the same. */
export function lowestPrice(variants: readonly Priced[]): Priced {
  const [first, ...others] = variants;
  if (!first) throw new RangeError('a product has at least one variant');
  const { price, compareAtPrice } = others.reduce<Priced>(
    (low, other) => (other.price < low.price ? other : low),
    first,
  );
  return { price, compareAtPrice };
}

/** Words that lead to a product though they are in neither its name nor its description. */
export function makeKeywords(
  brand: string,
  categoryNames: Iterable<string>,
  attributes: Record<string, string>,
): string {
  return [...new Set([brand, ...categoryNames, ...Object.values(attributes)])].join(' ');
}
