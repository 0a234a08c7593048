import { z } from 'zod';
import { countryName } from '#lib/addresses/countries.ts';
import { addressSchema } from '#lib/addresses/schema.ts';
import { paymentInput } from '#lib/payments/payment-input.ts';

const methodId = z.string('must be text').regex(/^[a-z0-9-]{1,40}$/, 'must be the id of a shipping method');
const shortText = z.string('must be text').trim().max(120, 'must have at most 120 characters');

/** The body of `POST /api/checkout`. */
export const checkoutInput = z.strictObject({
  email: z
    .string('Enter an e-mail address')
    .trim()
    .toLowerCase()
    .min(1, { message: 'Enter an e-mail address', abort: true })
    .max(254, 'must have at most 254 characters')
    .pipe(z.email('Enter an e-mail address such as ada@example.com')),
  shippingAddress: addressSchema,
  shippingMethod: methodId,
  payment: paymentInput,
  /** The total that the shopper was shown, minor units: when it is another by now, nothing is ordered. */
  expectedTotal: z.int('must be a whole number of minor units').min(0).optional(),
});

/** Its part that somebody types, which can be judged while the rest is missing. */
export const contactInput = checkoutInput.pick({ email: true, shippingAddress: true });

export type CheckoutInput = z.output<typeof checkoutInput>;

/** The body of `POST /api/checkout/quote`: the address as far as it is known. */
export const quoteInput = z.strictObject({
  country: z
    .string('is required')
    .trim()
    .toUpperCase()
    .refine((code) => countryName(code) !== undefined, 'must be a country, by its two letters'),
  region: shortText.optional(),
  postalCode: shortText.optional(),
  shippingMethod: methodId.optional(),
});

/** 8 to 200 visible characters of ASCII. */
export const isIdempotencyKey = (key: string): boolean => /^[\x21-\x7e]{8,200}$/.test(key);
