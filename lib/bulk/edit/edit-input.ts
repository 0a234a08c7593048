import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { productFilter } from '#lib/catalog/product-filter.ts';

const MAX_IDS = 10_000;
const MAX_AMOUNT = 1_000_000_00;
const id = z.string().refine(isId, 'must be an id');

/**
 * What becomes of the price of each variant. `percent` and `amount` (minor units) are added, and may be negative. `roundTo`: to
 * the next multiple of so many minor units, minus `ending`: 100 and 1 make 12.99 of 12.70.
 */
const priceEdit = z
  .strictObject({
    percent: z.number().min(-99, 'must be at least -99').max(1_000, 'must be at most 1000').multipleOf(0.01).optional(),
    amount: z.int().min(-MAX_AMOUNT).max(MAX_AMOUNT).optional(),
    roundTo: z.int().min(1).max(100_000).default(1),
    ending: z.int().min(0).max(99_999).default(0),
    /** What becomes of the compare-at price: stays, becomes the price that was, or goes. */
    compareAt: z.enum(['keep', 'old-price', 'remove']).default('keep'),
  })
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
    path: ['percent'],
    message: 'must be given, or amount, and not both',
  })
  .refine(({ roundTo, ending }) => ending < roundTo, { path: ['ending'], message: 'must be less than roundTo' });

const edit = z
  .strictObject({
    price: priceEdit.optional(),
    status: z.enum(['draft', 'published', 'archived']).optional(),
    /** Products that are in it already stay as they are. */
    addCategoryId: id.optional(),
    removeCategoryId: id.optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'must change something')
  .refine(({ addCategoryId, removeCategoryId }) => addCategoryId === undefined || addCategoryId !== removeCategoryId, {
    path: ['removeCategoryId'],
    message: 'must be another category than the one that is added',
  });

/** One edit of many products: of those that are named, or of all that a list shows. */
export const bulkEditInput = z
  .strictObject({
    kind: z.literal('edit'),
    productIds: z.array(id).min(1).max(MAX_IDS).optional(),
    /** All that a list of the admin shows for these filters. */
    query: productFilter.strict().optional(),
    edit,
  })
  .refine(({ productIds, query }) => (productIds === undefined) !== (query === undefined), {
    path: ['productIds'],
    message: 'must be given, or query, and not both',
  });

export type BulkEditInput = z.output<typeof bulkEditInput>;
export type BulkEdit = BulkEditInput['edit'];
export type PriceEdit = NonNullable<BulkEdit['price']>;
