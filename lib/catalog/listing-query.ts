import { z } from 'zod';
import { normaliseWords } from '#lib/search/words.ts';

export const SORTS = ['relevance', 'popular', 'newest', 'price-asc', 'price-desc', 'rating', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const DEFAULT_PAGE_SIZE = 24;
const MAX_PAGE_SIZE = 100;
/** Beyond it lists are of no use to people, and every page would be a cache key of its own. */
const MAX_PAGE = 10_000;
const MAX_QUERY_LENGTH = 120;

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
  /** Attribute name to wanted value; names in order. */
  attributes?: Record<string, string>;
};

/** A normalised list with its category resolved to the ids it covers, itself first. */
export type ListingKey = Omit<ListingQuery, 'category'> & { categoryIds?: readonly string[] };

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
});
const ATTRIBUTE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_ATTRIBUTE_VALUE = 80;

/** A query from the parameters of a URL, or what is wrong with each of them. Parameters of others are left alone. */
export function parseListingParams(
  source: ListingParams,
): { ok: true; query: ListingQuery } | { ok: false; errors: ParamError[] } {
  const errors: ParamError[] = [];
  const known: Record<string, string> = {};
  const attributes: [string, string][] = [];
  for (const [name, value] of Object.entries(source)) {
    const attribute = name.startsWith('attr.') ? name.slice('attr.'.length) : undefined;
    if (value === undefined || (attribute === undefined && !(name in params.shape))) continue;
    if (typeof value !== 'string') errors.push({ name, detail: 'must be given once' });
    else if (attribute === undefined) {
      if (value.trim() !== '') known[name] = value.trim();
    } else if (!ATTRIBUTE_NAME.test(attribute)) errors.push({ name, detail: 'is not the name of an attribute' });
    else if (value === '' || value.length > MAX_ATTRIBUTE_VALUE) {
      errors.push({ name, detail: `must have 1 to ${MAX_ATTRIBUTE_VALUE} characters` });
    } else attributes.push([attribute, value]);
  }
  const parsed = params.safeParse(known);
  if (!parsed.success) {
    errors.push(...parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), detail: issue.message })));
  }
  if (!parsed.success || errors.length > 0) return { ok: false, errors };
  if ((parsed.data.minPrice ?? 0) > (parsed.data.maxPrice ?? MAX_PRICE)) {
    return { ok: false, errors: [{ name: 'minPrice', detail: 'must not be greater than maxPrice' }] };
  }
  return { ok: true, query: normalise(parsed.data, attributes) };
}

/** As `parseListingParams` for pages: a parameter that is wrong counts as absent, since people edit URLs. */
export function readListingPage(source: ListingParams, fixed: { category?: string } = {}): ListingQuery {
  const first = Object.fromEntries(
    Object.entries(source).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  const attempt = parseListingParams({ ...first, ...fixed });
  if (attempt.ok) return attempt.query;
  const wrong = new Set(attempt.errors.map((error) => error.name));
  const rest = Object.fromEntries(Object.entries(first).filter(([name]) => !wrong.has(name)));
  const second = parseListingParams({ ...rest, ...fixed });
  return second.ok ? second.query : { page: 1, pageSize: DEFAULT_PAGE_SIZE, sort: 'popular', ...fixed };
}

function normalise(
  { sort, q, inStock, onSale, ...rest }: z.infer<typeof params>,
  attributes: [string, string][],
): ListingQuery {
  const words = q === undefined ? '' : normaliseWords(q);
  // Relevance means nothing without words: such lists share the key of the popular ones.
  const fallback = words ? 'relevance' : 'popular';
  const query: ListingQuery = {
    page: rest.page,
    pageSize: rest.pageSize,
    sort: sort === undefined || (sort === 'relevance' && !words) ? fallback : sort,
  };
  if (words) query.q = words;
  if (rest.category !== undefined) query.category = rest.category;
  if (rest.minPrice) query.minPrice = rest.minPrice;
  if (rest.maxPrice !== undefined) query.maxPrice = rest.maxPrice;
  if (inStock) query.inStock = true;
  if (onSale) query.onSale = true;
  if (attributes.length > 0) query.attributes = Object.fromEntries(attributes.sort(([a], [b]) => (a < b ? -1 : 1)));
  return query;
}
