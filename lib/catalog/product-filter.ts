import { z } from 'zod';
import { searchWords } from '#lib/http/params.ts';
import { isId, isSlug } from './ids.ts';

/** In words of the shop: `scheduled` is a draft with a date, `bin` what was deleted and can still be brought back. */
export const FILTER_STATUSES = ['draft', 'scheduled', 'published', 'archived', 'bin'] as const;
export const FILTER_STOCKS = ['in', 'low', 'out'] as const;
/** Of ids that a filter names: more make an address too long for some proxies. */
export const MAX_FILTER_IDS = 500;

export const ADMIN_SORTS = [
  'updated',
  'updated-asc',
  'newest',
  'oldest',
  'name',
  'name-desc',
  'price-asc',
  'price-desc',
  'popular',
] as const;
export type AdminSort = (typeof ADMIN_SORTS)[number];

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`).optional();
const ids = z
  .string('must be given once')
  .transform((text) => text.split(',').filter((id) => id !== ''))
  .refine((named) => named.every(isId), 'must be ids separated by commas')
  .refine((named) => named.length <= MAX_FILTER_IDS, `must name at most ${MAX_FILTER_IDS} ids`)
  .optional();
const amount = z
  .string('must be given once')
  .regex(/^\d{1,9}$/, 'must be a whole number of minor units')
  .transform(Number)
  .optional();

/**
 * Which products somebody means: the list shows them, a bulk edit changes them, an export writes them. Of the texts of a
 * query string.
 */
export const productFilter = z.object({
  /** Words, a part of the name, the beginning of a SKU, or an id. */
  q: searchWords.optional(),
  /** Default: all but those in the bin. */
  status: oneOf(FILTER_STATUSES),
  /** An id: those filed under it or under one below it. `none`: those that are filed nowhere. */
  category: z
    .string('must be given once')
    .refine((text) => text === 'none' || isId(text), 'must be the id of a category, or none')
    .optional(),
  brand: z.string('must be given once').refine(isSlug, 'must be the slug of a brand').optional(),
  /** `low`: of some variant `LOW_STOCK` units or fewer are left. */
  stock: oneOf(FILTER_STOCKS),
  /** Of the lowest variant, minor units. */
  minPrice: amount,
  maxPrice: amount,
  /** Ids with commas between them: no others. */
  ids,
  /** The same: those that are left out. */
  except: ids,
});

export type ProductFilter = z.output<typeof productFilter>;
