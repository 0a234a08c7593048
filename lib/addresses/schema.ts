import { z } from 'zod';
import type { PostalAddress } from '#db/schema/orders.ts';
import { looksLikeCardNumber } from '#lib/payments/payment-input.ts';
import { isPrintableLine, isVisible } from '#lib/text.ts';
import { countryName } from './countries.ts';
import { hasPostalCode, isPostalCodeOf, postalCodeExample, tidyPostalCode } from './postal-code.ts';
import { REGIONS } from './regions.ts';
import type { SavedAddress } from './types.ts';

/** Whoever mistakes a field for another must not have it kept: addresses are printed, mailed and shown to the shop's people. */
const NO_CARDS = 'Never enter the number of a card here';

const line = (what: string, max: number) =>
  z
    .string(`Enter ${what}`)
    .transform((text) =>
      text
        .normalize('NFC')
        .trim()
        .replace(/[ \t]+/g, ' '),
    )
    .refine(isVisible, `Enter ${what}`)
    .refine((text) => text.length <= max, `Use at most ${max} characters`)
    // A line break in a name would be another line of the label.
    .refine(isPrintableLine, 'Leave out characters that cannot be printed')
    .refine((text) => !looksLikeCardNumber(text), NO_CARDS);

/** Nothing, an empty text and null are the same: left out. */
const optionalLine = (max: number) =>
  z
    .string('Must be text')
    .nullish()
    .transform(
      (text) =>
        text
          ?.normalize('NFC')
          .trim()
          .replace(/[ \t]+/g, ' ') || undefined,
    )
    .refine((text) => text === undefined || text.length <= max, `Use at most ${max} characters`)
    .refine((text) => text === undefined || isPrintableLine(text), 'Leave out characters that cannot be printed')
    .refine((text) => text === undefined || !looksLikeCardNumber(text), NO_CARDS);

/** The fields of a postal address; whether they fit together `addressSchema` says. */
const addressFields = {
  name: line('a name', 100),
  line1: line('a street and number', 120),
  line2: optionalLine(120),
  city: line('a town or city', 80),
  postalCode: z.string('Enter a postal code').max(20, 'Use at most 20 characters'),
  region: optionalLine(80),
  country: z
    .string('Choose a country')
    .transform((code) => code.trim().toUpperCase())
    .refine((code) => countryName(code) !== undefined, 'Choose a country from the list'),
};

type Fields = z.output<z.ZodObject<typeof addressFields>>;

/** What is wrong with fields that are right by themselves. */
function findMismatches({ country, postalCode, region }: Fields): { path: 'postalCode' | 'region'; message: string }[] {
  const found: ReturnType<typeof findMismatches> = [];
  const code = tidyPostalCode(postalCode, country);
  if (hasPostalCode(country) ? !isPostalCodeOf(code, country) : code !== '' && !isPostalCodeOf(code, country)) {
    const example = postalCodeExample(country);
    const message = code === '' ? 'Enter a postal code' : `Enter a postal code of ${countryName(country)}`;
    found.push({ path: 'postalCode', message: example ? `${message}, such as ${example}` : message });
  }
  const regions = REGIONS[country];
  if (regions && !regions.some(({ code: known }) => known === region?.toUpperCase())) {
    found.push({ path: 'region', message: 'Choose a state or province from the list' });
  }
  return found;
}

/** Tidies what people write: postal codes as the country's post writes them, regions by their code. */
function tidy({ line2, region, ...address }: Fields): PostalAddress {
  return {
    ...address,
    postalCode: tidyPostalCode(address.postalCode, address.country),
    ...(line2 !== undefined && { line2 }),
    ...(region !== undefined && { region: REGIONS[address.country] ? region.toUpperCase() : region }),
  };
}

function complain(fields: Fields, context: z.RefinementCtx): void {
  for (const { path, message } of findMismatches(fields)) context.addIssue({ code: 'custom', path: [path], message });
}

/** A postal address by the rules of its country, tidied. Messages are for the person who fills it in. */
export const addressSchema = z.strictObject(addressFields).superRefine(complain).transform(tidy);

const savedFields = { ...addressFields, isDefault: z.boolean('Must be true or false').optional() };

/** An address for a user's list; `isDefault` makes it the one that checkout begins with. */
export const savedAddressSchema = z
  .strictObject(savedFields)
  .superRefine(complain)
  .transform(({ isDefault, ...fields }) => ({ ...tidy(fields), isDefault: isDefault ?? false }));

/** Some fields of such an address; null takes an optional one away. */
export const addressPatch = z.strictObject(savedFields).partial();

/** What an address becomes with the fields of a patch, or what is wrong with that. */
export function mergeAddress({ id: _, ...present }: SavedAddress, patch: z.output<typeof addressPatch>) {
  return savedAddressSchema.safeParse({ ...present, ...patch });
}
