import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { isPlain, orderVersion } from '#lib/orders/order-input.ts';

const MAX_LINES = 500;

/** The body of `POST /api/admin/orders/:id/refunds`. */
export const refundInput = z
  .strictObject({
    /** Minor units, or all that is left. Undefined: what was paid for the lines. */
    amount: z
      .union([z.int().min(1), z.literal('rest')], 'must be a whole number of minor units above 0, or "rest"')
      .optional(),
    /** What comes back or was missing: pieces of the order's lines. */
    lines: z
      .array(
        z.strictObject({
          id: z.string('must be the id of a line').refine(isId, 'must be the id of a line'),
          quantity: z.int('must be a whole number').min(1, 'must be at least 1'),
        }),
        'must be a list',
      )
      .min(1, 'must name at least one line')
      .max(MAX_LINES, `must name at most ${MAX_LINES} lines`)
      .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'must name each line once')
      .optional(),
    /**
     * Whether these lines go on sale again, at once. Undefined: what is still in the house does, when this takes the last of
     * the money.
     */
    restock: z.boolean('must be true or false').optional(),
    reason: z
      .string('is required')
      .trim()
      .min(1, 'is required')
      .max(500, 'must have at most 500 characters')
      .refine(isPlain, 'must be plain text'),
    version: orderVersion,
  })
  .superRefine(({ amount, lines, restock }, { addIssue }) => {
    if (amount === undefined && !lines) {
      addIssue({ code: 'custom', path: ['amount'], message: 'must be given, or lines' });
    }
    if (restock && !lines) addIssue({ code: 'custom', path: ['restock'], message: 'takes lines' });
  });

export type RefundInput = z.output<typeof refundInput>;
