import { z } from 'zod';

const MAX_INTEGER = 2_147_483_647;
const amount = z.int().min(0).max(MAX_INTEGER);
const limit = z.int().min(1).max(MAX_INTEGER).nullable();
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable();

const fields = {
  /** Null: applies by itself. */
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/, 'must be 2 to 40 letters, digits and dashes, and begin with no dash')
    .nullable(),
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text'),
  kind: z.enum(['percentage', 'amount', 'free-shipping']),
  /** Hundredths of a percent, or minor units; 0 for free shipping. */
  value: amount,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three capitals'),
  minimumSubtotal: amount,
  startsAt: moment,
  endsAt: moment,
  totalLimit: limit,
  perCustomerLimit: limit,
  stackable: z.boolean(),
  active: z.boolean(),
};

export const promotionInput = z.strictObject({
  ...fields,
  code: fields.code.default(null),
  currency: fields.currency.default('EUR'),
  minimumSubtotal: amount.default(0),
  startsAt: moment.default(null),
  endsAt: moment.default(null),
  totalLimit: limit.default(null),
  perCustomerLimit: limit.default(null),
  stackable: z.boolean().default(false),
  active: z.boolean().default(true),
});

/** `version`: what the patch was made for; may be said by `If-Match` instead. */
export const promotionPatch = z.strictObject({ ...fields, version: z.int().min(1) }).partial();

export type PromotionInput = z.output<typeof promotionInput>;
export type PromotionPatch = Omit<z.output<typeof promotionPatch>, 'version'>;

type FieldError = { pointer: string; detail: string };

/** What is wrong with a promotion as a whole, whose fields are each right. */
export function checkPromotion({ kind, value, startsAt, endsAt }: PromotionInput): FieldError[] {
  const errors: FieldError[] = [];
  if (kind === 'percentage' && (value < 1 || value > 10_000)) {
    errors.push({ pointer: '/value', detail: 'must be 1 to 10000 hundredths of a percent' });
  }
  if (kind === 'amount' && value < 1) errors.push({ pointer: '/value', detail: 'must be at least 1' });
  if (kind === 'free-shipping' && value !== 0)
    errors.push({ pointer: '/value', detail: 'must be 0 for free shipping' });
  if (startsAt && endsAt && startsAt >= endsAt) errors.push({ pointer: '/endsAt', detail: 'must be after startsAt' });
  return errors;
}
