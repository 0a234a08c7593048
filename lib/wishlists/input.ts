import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { MAX_WISHES } from './limits.ts';

const productId = z.string('must be the id of a product').refine(isId, 'must be the id of a product');

/** What to add, the newest first: what a guest had kept in the browser comes all at once. */
export const wishesInput = z.strictObject({
  productIds: z
    .array(productId)
    .min(1, 'must name at least one product')
    .max(MAX_WISHES, `must name at most ${MAX_WISHES} products`),
});

/** What to take out. */
export const wishParams = z.object({ productId });
