import { categoryTreeCache } from '#lib/cache/categories.ts';
import { categoryCountCache } from '#lib/cache/category-counts.ts';
import { listingCache } from '#lib/cache/listings.ts';
import { productSlugCache } from '#lib/cache/product-slugs.ts';
import { productCache } from '#lib/cache/products.ts';
import { searchPlanCache } from '#lib/cache/search-plans.ts';
import { afterTicket } from '#lib/http/scope.ts';
import type { SearchPlan } from '#lib/search/plan.ts';
import { isId, isSlug } from './ids.ts';
import type { Listing, ListingKey, ListingQuery } from './listing-query.ts';
import { primaryTrail } from './primary-trail.ts';
import type { Category, CountedCategory, Page, Product, ProductSummary } from './types.ts';

/** A published product; null when there is none of that id or slug. A slug that it had before leads to it, too. */
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
  return readPage(query, await resolveListing(query));
}

/** The products of a list that has been resolved already. */
export async function readPage(
  { page, pageSize }: ListingQuery,
  { key }: ResolvedListing,
): Promise<Page<ProductSummary>> {
  const { ids, total } = await readIds(key);
  const products = await getProducts(ids);
  return { items: products.map(toSummary), page, pageSize, total };
}

const NOTHING: Listing = { ids: [], total: 0 };

async function readIds(key: ListingKey | null): Promise<Listing> {
  if (!key) return NOTHING;
  const { entry } = await listingCache().get(key, afterTicket());
  return entry.found ? entry.value : NOTHING;
}

/** `key` is null when there can be nothing in the list. `plan`: what its words were taken for, if it has any. */
export type ResolvedListing = { key: ListingKey | null; plan: SearchPlan | undefined };

/** Finds out what a list is to be loaded by: its category's id, and what its words mean. */
export async function resolveListing({ category, q, ...query }: ListingQuery): Promise<ResolvedListing> {
  const [tree, plan] = await Promise.all([
    category === undefined ? [] : getCategoryTree(),
    q === undefined ? undefined : readPlan(q),
  ]);
  const found = findIn(tree, (candidate) => candidate.path === category || candidate.id === category);
  if (plan?.kind === 'nothing' || (category !== undefined && !found)) return { key: null, plan };
  const bounds = { ...(found && { categoryId: found.category.id }), ...(plan && { search: plan.terms }) };
  return { key: { ...query, ...bounds }, plan };
}

async function readPlan(q: string): Promise<SearchPlan> {
  const { entry } = await searchPlanCache().get(q, afterTicket());
  return entry.found ? entry.value : { kind: 'nothing' };
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

/** The same by its id. */
export async function findCategoryById(id: string): Promise<{ category: Category; trail: Category[] } | null> {
  return findIn(await getCategoryTree(), (candidate) => candidate.id === id);
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
  const { ids } = await readIds({ page: 1, pageSize: RELATED_POOL, sort: 'popular', categoryId: home.id });
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

function toSummary(product: Product): ProductSummary {
  const { description, options, variants, attributes, seoTitle, seoDescription, ...summary } = product;
  return summary;
}
