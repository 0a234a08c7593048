export type AddressFormat = {
  city: string;
  postalCode: string;
  region: string;
  /** Whether postal codes are made of figures only, so that a phone shows its number keys. */
  isNumeric: boolean;
  /** The line of the town, in the country's order. */
  townLine: readonly ('city' | 'region' | 'postalCode')[];
};

const usual: AddressFormat = {
  city: 'Town or city',
  postalCode: 'Postal code',
  region: 'Region',
  isNumeric: false,
  townLine: ['postalCode', 'city', 'region'],
};
const townLine = ['city', 'region', 'postalCode'] as const;

const NUMERIC = 'AT AU BE BG CH CZ DE DK EE ES FI FR GR HR HU IN IS IT LU MX NO NZ RO SE SI SK US'.split(' ');

const BY_COUNTRY: Record<string, Partial<AddressFormat>> = {
  AU: { city: 'Suburb', postalCode: 'Postcode', region: 'State or territory', townLine },
  CA: { city: 'City', region: 'Province or territory', townLine },
  GB: { postalCode: 'Postcode', townLine },
  IE: { postalCode: 'Eircode', townLine },
  IN: { postalCode: 'PIN code', townLine },
  NZ: { postalCode: 'Postcode', townLine },
  US: { city: 'City', postalCode: 'ZIP code', region: 'State', townLine },
};

/** How addresses of a country are written, in the words of those who live there. */
export const formatOf = (country: string): AddressFormat => ({
  ...usual,
  isNumeric: NUMERIC.includes(country),
  ...BY_COUNTRY[country],
});
