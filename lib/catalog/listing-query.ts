import { z } from 'zod';
import { normaliseWords } from '#lib/search/words.ts';

export const SORTS = ['relevance', 'popular', 'newest', 'price-asc', 'price-desc', 'rating', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const DEFAULT_PAGE_SIZE = 24;
const MAX_PAGE_SIZE = 100;
/** Beyond it lists are of no use to people, and every page would be a cache key of its own. */
const MAX_PAGE = 10_000;
const MAX_QUERY_LENGTH = 120;
/** Of one facet. */
const MAX_VALUES = 20;
/** That a list is narrowed by: each is counted with filters of its own. */
const MAX_ATTRIBUTES = 10;

/** A list of products, normalised: equal lists have equal queries. */
export type ListingQuery = {
  page: number;
  pageSize: number;
  sort: Sort;
  /** Lower case, single spaces. */
  q?: string;
  /** Id or path of a category; its descendants count too. */
  category?: string;
  /** Minor units, both inclusive. */
  minPrice?: number;
  maxPrice?: number;
  inStock?: boolean;
  /** Only what has a compare-at price. */
  onSale?: boolean;
  /** Least average rating, in whole stars. */
  minRating?: number;
  /** Slugs, any of which will do; in order. */
  brands?: string[];
  /** Attribute name to values, any of which will do; both in order. */
  attributes?: Record<string, string[]>;
};

/** What keeps products out of a list: all of it without what is found at which place. */
export type ListingFilters = Pick<
  ListingQuery,
  'minPrice' | 'maxPrice' | 'inStock' | 'onSale' | 'minRating' | 'brands' | 'attributes'
>;

/**
 * A normalised list as it is loaded: its category resolved to an id, its words to the plan that was made of them, so that
 * different words for the same share a list.
 */
export type ListingKey = ListingFilters &
  Pick<ListingQuery, 'page' | 'pageSize' | 'sort'> & { categoryId?: string; search?: SearchTerms };

/**
 * What the database looks for: a `tsquery`. `by` says what comes first: names that have it all, or that have the most. `said`: the
 * same without synonyms, where there are any: names that have the very words come before those that have what else is said for them.
 */
export type SearchTerms = { query: string; by: 'name' | 'most'; said?: string };

/** Which products a list holds; what they look like is kept per product. */
export type Listing = { ids: string[]; total: number };

export type ListingParams = Record<string, string | string[] | undefined>;
export type ParamError = { name: string; detail: string };

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);
const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1');
const MAX_PRICE = 2_147_483_647;
/** Major units, as people write them into a field: `20`, `19.5`. */
const money = z
  .string()
  .regex(/^\d{1,7}([.,]\d{1,2})?$/, 'must be an amount of money')
  .transform((text) => Math.round(Number(text.replace(',', '.')) * 100));

const params = z.object({
  page: whole(1, MAX_PAGE).default(1),
  pageSize: whole(1, MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  sort: z.enum(SORTS, `must be one of ${SORTS.join(', ')}`).optional(),
  q: z.string().max(MAX_QUERY_LENGTH, `must have at most ${MAX_QUERY_LENGTH} characters`).optional(),
  category: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/, 'must be the id or the path of a category')
    .max(200)
    .optional(),
  minPrice: whole(0, MAX_PRICE).optional(),
  maxPrice: whole(0, MAX_PRICE).optional(),
  inStock: flag.optional(),
  onSale: flag.optional(),
  rating: whole(1, 5).optional(),
  // How forms of pages, which work without scripts, say what minPrice and maxPrice do.
  price: z
    .string()
    .regex(/^\d{1,9}-\d{0,9}$/, 'must be two prices with a dash between')
    .optional(),
  priceFrom: money.optional(),
  priceTo: money.optional(),
});
/** As in an address of its own: of an attribute, and of a brand. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_ATTRIBUTE_VALUE = 80;

/** A query from the parameters of a URL, or what is wrong with each of them. Parameters of others are left alone. */
export function parseListingParams(
  source: ListingParams,
): { ok: true; query: ListingQuery } | { ok: false; errors: ParamError[] } {
  const errors: ParamError[] = [];
  const known: Record<string, string> = {};
  const choices: Choices = { brands: [], attributes: [] };
  for (const [name, value] of Object.entries(source)) {
    if (value === undefined) continue;
    if (name === 'brand' || name.startsWith('attr.')) {
      const wrong = readChoice(choices, name, typeof value === 'string' ? [value] : value);
      if (wrong) errors.push({ name, detail: wrong });
    } else if (Object.hasOwn(params.shape, name)) {
      if (typeof value !== 'string') errors.push({ name, detail: 'must be given once' });
      else if (value.trim() !== '') known[name] = value.trim();
    }
  }
  if (choices.attributes.length > MAX_ATTRIBUTES) {
    // All of them: those that are too many must not depend on the order.
    const detail = `must not be one of more than ${MAX_ATTRIBUTES} attributes`;
    errors.push(...choices.attributes.map(([attribute]) => ({ name: `attr.${attribute}`, detail })));
  }
  const parsed = params.safeParse(known);
  if (!parsed.success) {
    errors.push(...parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), detail: issue.message })));
  }
  if (!parsed.success || errors.length > 0) return { ok: false, errors };
  const range = readPrices(parsed.data);
  if (range.min > range.max) {
    return { ok: false, errors: [{ name: range.name, detail: 'must not be greater than the highest price' }] };
  }
  return { ok: true, query: normalise(parsed.data, range, choices) };
}

type Choices = { brands: string[]; attributes: [string, string[]][] };

/** Adds what was chosen of a facet, or says what is wrong with it. */
function readChoice(choices: Choices, name: string, given: readonly string[]): string | undefined {
  const values = [...new Set(given)].sort();
  if (values.length > MAX_VALUES) return `must have at most ${MAX_VALUES} values`;
  if (name === 'brand') {
    if (!values.every((value) => SLUG.test(value))) return 'must be the slug of a brand';
    choices.brands = values;
    return undefined;
  }
  const attribute = name.slice('attr.'.length);
  if (!SLUG.test(attribute)) return 'is not the name of an attribute';
  // No database takes a zero in a text.
  if (values.some((value) => /\p{Cc}/u.test(value))) return 'must not have control characters';
  if (!values.every((value) => value !== '' && value.length <= MAX_ATTRIBUTE_VALUE)) {
    return `must have 1 to ${MAX_ATTRIBUTE_VALUE} characters`;
  }
  choices.attributes.push([attribute, values]);
  return undefined;
}

type Params = z.infer<typeof params>;
type Prices = { min: number; max: number; name: string };

/** `minPrice` and `maxPrice` before what was typed into a form, and that before what was chosen in it. */
function readPrices({ minPrice, maxPrice, price, priceFrom, priceTo }: Params): Prices {
  const [low, high] = (price ?? '-').split('-').map((text) => (text === '' ? undefined : Number(text)));
  const typed = priceFrom !== undefined || priceTo !== undefined;
  const name = minPrice !== undefined || maxPrice !== undefined ? 'minPrice' : typed ? 'priceFrom' : 'price';
  const min = minPrice ?? priceFrom ?? (typed ? 0 : low);
  const max = maxPrice ?? priceTo ?? (typed ? MAX_PRICE : high);
  return { min: min ?? 0, max: max ?? MAX_PRICE, name };
}

/** As `parseListingParams` for pages: a parameter that is wrong counts as absent, since people edit URLs. */
export function readListingPage(source: ListingParams, fixed: { category?: string } = {}): ListingQuery {
  const first = Object.fromEntries(
    Object.entries(source).map(([name, value]) => [
      name,
      Array.isArray(value) && name !== 'brand' && !name.startsWith('attr.') ? value[0] : value,
    ]),
  );
  const attempt = parseListingParams({ ...first, ...fixed });
  if (attempt.ok) return attempt.query;
  const wrong = new Set(attempt.errors.map((error) => error.name));
  const rest = Object.fromEntries(Object.entries(first).filter(([name]) => !wrong.has(name)));
  const second = parseListingParams({ ...rest, ...fixed });
  return second.ok ? second.query : { page: 1, pageSize: DEFAULT_PAGE_SIZE, sort: 'popular', ...fixed };
}

function normalise(given: Params, { min, max }: Prices, { brands, attributes }: Choices): ListingQuery {
  const words = given.q === undefined ? '' : normaliseWords(given.q);
  // Relevance means nothing without words: such lists share the key of the popular ones.
  const fallback = words ? 'relevance' : 'popular';
  const { sort, page, pageSize } = given;
  const query: ListingQuery = {
    page,
    pageSize,
    sort: sort === undefined || (sort === 'relevance' && !words) ? fallback : sort,
  };
  if (words) query.q = words;
  if (given.category !== undefined) query.category = given.category;
  if (min > 0) query.minPrice = min;
  if (max < MAX_PRICE) query.maxPrice = max;
  if (given.inStock) query.inStock = true;
  if (given.onSale) query.onSale = true;
  if (given.rating !== undefined) query.minRating = given.rating;
  if (brands.length > 0) query.brands = brands;
  if (attributes.length > 0) query.attributes = Object.fromEntries(attributes.sort(([a], [b]) => (a < b ? -1 : 1)));
  return query;
}
