import { categoryTreeCache } from '#lib/cache/categories.ts';
import { categoryCountCache } from '#lib/cache/category-counts.ts';
import { listingCache } from '#lib/cache/listings.ts';
import { productSlugCache } from '#lib/cache/product-slugs.ts';
import { productCache } from '#lib/cache/products.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { isId, isSlug } from './ids.ts';
import type { Listing, ListingKey, ListingQuery } from './listing-query.ts';
import { primaryTrail } from './primary-trail.ts';
import type { Category, CountedCategory, Page, Product, ProductSummary } from './types.ts';

/** A published product; null when there is none of that id or slug. */
export async function getProduct(idOrSlug: string): Promise<Product | null> {
  const id = isId(idOrSlug) ? idOrSlug : await findProductId(idOrSlug);
  if (id === null) return null;
  const { entry } = await productCache().get(id, afterTicket());
  return entry.found ? entry.value : null;
}

async function findProductId(slug: string): Promise<string | null> {
  if (!isSlug(slug)) return null;
  const { entry } = await productSlugCache().get(slug, afterTicket());
  return entry.found ? entry.value : null;
}

/** Published products in the order of `ids`; those that are not there are left out. One round trip per layer. */
export async function getProducts(ids: readonly string[]): Promise<Product[]> {
  const reads = await productCache().getMany(ids.filter(isId), afterTicket());
  return reads.flatMap(({ entry }) => (entry.found ? [entry.value] : []));
}

/** One page of a list. A category that does not exist gives an empty one. */
export async function listProducts(query: ListingQuery): Promise<Page<ProductSummary>> {
  const { page, pageSize } = query;
  const { ids, total } = await listIds(query);
  const products = await getProducts(ids);
  return { items: products.map(toSummary), page, pageSize, total };
}

async function listIds(query: ListingQuery): Promise<Listing> {
  const key = await toListingKey(query);
  if (!key) return NOTHING;
  const { entry } = await listingCache().get(key, afterTicket());
  return entry.found ? entry.value : NOTHING;
}
const NOTHING: Listing = { ids: [], total: 0 };

async function toListingKey({ category, ...query }: ListingQuery): Promise<ListingKey | null> {
  if (category === undefined) return query;
  const found = findIn(
    await getCategoryTree(),
    (candidate) => candidate.path === category || candidate.id === category,
  );
  return found ? { ...query, categoryIds: idsBelow(found.category) } : null;
}

/** Departments with their categories, in the order of the menu. */
export async function getCategoryTree(): Promise<Category[]> {
  const { entry } = await categoryTreeCache().get('tree', afterTicket());
  return entry.found ? entry.value : [];
}

/** The same categories with the numbers of their products, for those who show them: they change more often than the tree. */
export async function addProductCounts(level: readonly Category[]): Promise<CountedCategory[]> {
  const ids = [...new Set(level.flatMap(idsBelow))];
  const reads = await categoryCountCache().getMany(ids, afterTicket());
  return addCounts(level, new Map(reads.map(({ entry }, at) => [ids[at] as string, entry.found ? entry.value : 0])));
}

const addCounts = (level: readonly Category[], counts: ReadonlyMap<string, number>): CountedCategory[] =>
  level.map(({ children, ...category }) => ({
    ...category,
    productCount: counts.get(category.id) ?? 0,
    children: addCounts(children, counts),
  }));

/** The category of a path (`kitchen/coffee-and-tea`) and the way to it, department first, itself last. */
export async function findCategory(path: string): Promise<{ category: Category; trail: Category[] } | null> {
  return findIn(await getCategoryTree(), (candidate) => candidate.path === path);
}

function findIn(
  level: readonly Category[],
  wanted: (category: Category) => boolean,
  trail: Category[] = [],
): { category: Category; trail: Category[] } | null {
  for (const category of level) {
    const here = [...trail, category];
    if (wanted(category)) return { category, trail: here };
    const below = findIn(category.children, wanted, here);
    if (below) return below;
  }
  return null;
}

const idsBelow = (category: Category): string[] => [category.id, ...category.children.flatMap(idsBelow)];

/** How many of a category's popular products its product pages draw on. */
const RELATED_POOL = 48;

/**
 * Others of the same category. Each product starts at another place of one shared list, so neighbours show different
 * ones and yet a whole category costs one cached list.
 */
export async function getRelatedProducts(product: Product, limit = 8): Promise<ProductSummary[]> {
  const home = primaryTrail(product).at(-1);
  if (!home) return [];
  const { ids } = await listIds({ page: 1, pageSize: RELATED_POOL, sort: 'popular', category: home.id });
  const others = ids.filter((id) => id !== product.id);
  const start = others.length === 0 ? 0 : Number(BigInt(product.id) % BigInt(others.length));
  // Only those that are shown are read: a page is made anew when one of what it read changes.
  const shown = [...others.slice(start), ...others.slice(0, start)].slice(0, limit);
  return (await getProducts(shown)).map(toSummary);
}

const RAIL_SIZE = 8;

/** The lists of the home page, read together. */
export async function getHomeRails(): Promise<Record<'popular' | 'newest' | 'onSale', ProductSummary[]>> {
  const rail = async (sort: ListingQuery['sort'], more: Partial<ListingQuery> = {}) =>
    (await listProducts({ page: 1, pageSize: RAIL_SIZE, sort, ...more })).items;
  const [popular, newest, onSale] = await Promise.all([
    rail('popular'),
    rail('newest'),
    rail('popular', { onSale: true }),
  ]);
  return { popular, newest, onSale };
}

function toSummary({ description, options, variants, attributes, ...summary }: Product): ProductSummary {
  return summary;
}
