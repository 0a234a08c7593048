/** Shapes of the outward contract. Ids are opaque strings outside the database; money is integer minor units. */

export type Picture = {
  /** The largest WebP; `pictureSources` (lib/images/urls.ts) derives the others. */
  url: string;
  width: number;
  height: number;
  alt: string;
  /** CSS colour to show until the bytes arrive. */
  placeholder: string;
  /** What has to stay in view where it is cut, percent from the left and from the top; absent: the middle. */
  focalX?: number;
  focalY?: number;
};

export type CategoryRef = { id: string; slug: string; path: string; name: string };

export type ProductSummary = {
  id: string;
  slug: string;
  name: string;
  brand: string;
  currency: string;
  /** The lowest variant's. */
  price: number;
  compareAtPrice: number | null;
  /** Whether variants differ in price, so that a list says "from". */
  priceVaries: boolean;
  images: Picture[];
  /** Department first; see `primaryTrail`. */
  categories: CategoryRef[];
  rating: { average: number; count: number };
  inStock: boolean;
  version: number;
  /** ISO 8601. */
  updatedAt: string;
};

export type ProductOption = { name: string; values: string[] };

export type Variant = {
  id: string;
  sku: string;
  price: number;
  compareAtPrice: number | null;
  options: Record<string, string>;
  /** Index in the product's `images` of the one that shows this variant. */
  imageIndex: number | null;
};

export type ProductAttribute = { name: string; label: string; value: string };

export type Product = ProductSummary & {
  description: string;
  options: ProductOption[];
  variants: Variant[];
  attributes: ProductAttribute[];
  /** For search engines, instead of the name and the description. */
  seoTitle: string | null;
  seoDescription: string | null;
};

export type Category = CategoryRef & {
  description: string;
  picture: Picture | null;
  children: Category[];
};

export type CountedCategory = Omit<Category, 'children'> & {
  /** Published products in it and below it. */
  productCount: number;
  children: CountedCategory[];
};

export type Page<Item> = { items: Item[]; page: number; pageSize: number; total: number };

export type Stock = { variantId: string; available: number; version: number };

export type Review = {
  id: string;
  rating: number;
  title: string;
  body: string;
  author: string;
  /** Whether the shop has an order of it by whoever wrote this. */
  verifiedBuyer: boolean;
  /** ISO 8601. */
  createdAt: string;
};

/** How many gave one star, two, and so on to five; of all pages together. */
export type ReviewPage = Page<Review> & { distribution: number[] };

export type Suggestion = { kind: 'query' | 'product' | 'category'; text: string; url: string; picture: Picture | null };
