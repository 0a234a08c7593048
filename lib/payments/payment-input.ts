import isLuhnNumber from 'validator/lib/isLuhnNumber.js';
import { z } from 'zod';

/**
 * Whether a text looks like the number of a card, with or without gaps: 12 to 19 digits that check (ISO/IEC 7812). Such a
 * thing must not come this far; see docs/payments.md.
 */
export function looksLikeCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{12,19}$/.test(digits) && isLuhnNumber(digits);
}

/** What stands for a card: only the provider that made it can tell which. */
export const paymentToken = z
  .string()
  .min(1)
  .max(255)
  .refine((token) => !looksLikeCardNumber(token), {
    message: 'must be a token of the payment provider: card numbers are never taken here',
    abort: true,
  })
  .refine((token) => /^\w+$/.test(token), 'must be a token of the payment provider');

/** How somebody pays, as a checkout takes it. */
export const paymentInput = z.strictObject({ provider: z.enum(['test', 'stripe']), token: paymentToken });
