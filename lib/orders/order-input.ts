import { z } from 'zod';
import { STEPS_BY_HAND } from './rules.ts';

/** Text of several lines, without control characters. */
export const isPlain = (text: string) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text);

const oneLine = (maxLength: number) =>
  z
    .string('must be text')
    .trim()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text');

/** The version that a write was decided for; undefined: any. */
export const orderVersion = z.int('must be a whole number').min(1, 'must be at least 1').optional();

const tracking = {
  carrier: oneLine(80).optional(),
  trackingNumber: oneLine(100).optional(),
};

/** The body of `POST /api/admin/orders/:id/transition`. `note`: for the shop and the buyer. */
export const moveInput = z
  .strictObject({
    to: z.enum(STEPS_BY_HAND, `must be one of ${STEPS_BY_HAND.join(', ')}`),
    note: z
      .string('must be text')
      .trim()
      .max(2_000, 'must have at most 2000 characters')
      .refine(isPlain, 'must be plain text')
      .optional()
      .default(''),
    ...tracking,
    version: orderVersion,
  })
  .superRefine(({ to, carrier, trackingNumber }, { addIssue }) => {
    if (to === 'shipped') return;
    const message = 'is only for an order that is shipped';
    if (carrier) addIssue({ code: 'custom', path: ['carrier'], message });
    if (trackingNumber) addIssue({ code: 'custom', path: ['trackingNumber'], message });
  });

/** The body of `POST /api/admin/orders/transition`: one step of several orders. */
export const moveManyInput = z.strictObject({
  to: z.enum(['packed', 'shipped', 'delivered'], 'must be one of packed, shipped, delivered'),
  orders: z
    .array(z.strictObject({ id: z.string('must be text').min(1).max(64), version: orderVersion }), 'must be a list')
    .min(1, 'must name at least one order')
    .max(50, 'must name at most 50 orders'),
});

/** The body of `PATCH /api/admin/orders/:id`; an empty text takes away what there was. */
export const trackingInput = z
  .strictObject({
    ...tracking,
    /** Whether the buyer is written to once more. */
    tell: z.boolean('must be true or false').optional().default(false),
    version: orderVersion,
  })
  .refine(({ carrier, trackingNumber }) => carrier !== undefined || trackingNumber !== undefined, {
    path: ['trackingNumber'],
    message: 'must be given, or carrier',
  });
