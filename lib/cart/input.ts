import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { MAX_QUANTITY } from './types.ts';

const quantity = z.int().max(MAX_QUANTITY);

export const addItemInput = z.strictObject({
  variantId: z.string().refine(isId, 'must be the id of a variant'),
  quantity: quantity.min(1),
});

/** 0 takes the item out. */
export const setQuantityInput = z.strictObject({ quantity: quantity.min(0) });

export const codeInput = z.strictObject({ code: z.string().trim().min(1).max(40) });

/** Ids of notices that the shopper has seen. */
export const seenInput = z.strictObject({ seen: z.array(z.string().max(80)).min(1).max(300) });
