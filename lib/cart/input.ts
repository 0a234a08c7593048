import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { MAX_CODE_LENGTH, normalizeCode } from './normalize-code.ts';
import { MAX_QUANTITY } from './types.ts';

const quantity = z.int('must be a whole number').max(MAX_QUANTITY, `must be ${MAX_QUANTITY} at most`);

export const addItemInput = z.strictObject({
  variantId: z.string('must be the id of a variant').refine(isId, 'must be the id of a variant'),
  quantity: quantity.min(1, 'must be 1 at least'),
});

/** 0 takes the item out. */
export const setQuantityInput = z.strictObject({ quantity: quantity.min(0, 'must be 0 at least') });

export const codeInput = z.strictObject({
  code: z
    .string()
    .max(80)
    .transform(normalizeCode)
    .pipe(z.string().min(1, 'must not be empty').max(MAX_CODE_LENGTH, `must be ${MAX_CODE_LENGTH} characters at most`)),
});

/** Ids of notices that the shopper has seen. */
export const seenInput = z.strictObject({ seen: z.array(z.string().max(80)).min(1).max(300) });
