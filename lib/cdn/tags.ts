/** What Cloudflare takes in a `Cache-Tag` and compares without regard to case, so only lower case is let in. */
const TAG = /^[a-z0-9:_-]{1,200}$/;

/** Whether a CDN takes it for the one tag that it is. */
export const isTag = (tag: string): boolean => TAG.test(tag);

/** @throws RangeError for a tag that a CDN could misread: a comma, for one, would make two of it */
export function assertTag(tag: string): string {
  if (!isTag(tag)) throw new RangeError(`not a cache tag: ${JSON.stringify(tag)}`);
  return tag;
}

/** What of a product may put it into a list, take it out, or move it there. */
export type ListAspect = 'members' | 'price' | 'sale' | 'stock' | 'text' | 'attributes' | 'brand' | 'rating';

/** Tags name what was read. Ids and slugs come from the database, whose constraints keep to this alphabet. */
export const tags = {
  product: (id: string) => assertTag(`product:${id}`),
  slug: (slug: string) => assertTag(`slug:${slug}`),
  category: (id: string) => assertTag(`category:${id}`),
  reviews: (productId: string) => assertTag(`reviews:${productId}`),
  stock: (variantId: string) => assertTag(`stock:${variantId}`),
  picture: (hash: string) => assertTag(`picture:${hash}`),
  /** Ids of sessions and users have capitals, too: two that differ by them alone would end together, which harms nobody. */
  session: (id: string) => assertTag(`session:${id.toLowerCase()}`),
  profile: (userId: string) => assertTag(`profile:${userId.toLowerCase()}`),
  /** Lists of a category, or of the whole shop, that depend on this aspect of what is in them. */
  list: (scope: string, aspect: ListAspect) => assertTag(`list:${scope}:${aspect}`),
  /** Every product and every list of products: for changes of so many that naming them would cost more. */
  products: 'products',
  /** What other words people have for a thing. */
  synonyms: 'synonyms',
  /** The tree of categories. */
  categories: 'categories',
} as const;

/** The scope of lists that no category bounds. */
export const WHOLE_SHOP = 'all';
