export type AddressFormat = {
  city: string;
  postalCode: string;
  /** What it is called; undefined where addresses of the country name none. */
  region: string | undefined;
  /** Whether postal codes are made of figures only, so that a phone shows its number keys. */
  isNumeric: boolean;
};

const usual: AddressFormat = {
  city: 'Town or city',
  postalCode: 'Postal code',
  region: undefined,
  isNumeric: false,
};

const NUMERIC =
  'AR AT AU BE BG BR CH CN CO CY CZ DE DK EE ES FI FR GR HR HU ID IL IN IS IT KR LT LU LV MX MY NO NZ PH PL PT RO RS RU SE SG SI SK TH TR TW UA US VN ZA'.split(
    ' ',
  );

const BY_COUNTRY: Record<string, Partial<AddressFormat>> = {
  AE: { region: 'Emirate' },
  AR: { region: 'Province' },
  AU: { city: 'Suburb', postalCode: 'Postcode', region: 'State or territory' },
  BR: { postalCode: 'CEP', region: 'State' },
  CA: { city: 'City', region: 'Province or territory' },
  CL: { region: 'Region' },
  CN: { city: 'City', region: 'Province' },
  CO: { region: 'Department' },
  EG: { region: 'Governorate' },
  ES: { region: 'Province' },
  GB: { postalCode: 'Postcode' },
  GG: { postalCode: 'Postcode' },
  HK: { city: 'District', region: 'Area' },
  ID: { region: 'Province' },
  IE: { postalCode: 'Eircode', region: 'County' },
  IM: { postalCode: 'Postcode' },
  IN: { postalCode: 'PIN code', region: 'State or territory' },
  IT: { postalCode: 'CAP', region: 'Province' },
  JE: { postalCode: 'Postcode' },
  JP: { region: 'Prefecture' },
  KR: { region: 'Province or city' },
  MX: { region: 'State' },
  MY: { postalCode: 'Postcode', region: 'State' },
  NG: { region: 'State' },
  NZ: { postalCode: 'Postcode' },
  PE: { region: 'Region' },
  PH: { postalCode: 'ZIP code', region: 'Province' },
  RU: { region: 'Region' },
  TH: { region: 'Province' },
  TR: { region: 'Province' },
  TW: { region: 'County' },
  UA: { region: 'Region' },
  US: { city: 'City', postalCode: 'ZIP code', region: 'State' },
  VE: { region: 'State' },
  VN: { region: 'Province' },
  ZA: { region: 'Province' },
};

/** How addresses of a country are written, in the words of those who live there. */
export const formatOf = (country: string): AddressFormat => ({
  ...usual,
  isNumeric: NUMERIC.includes(country),
  ...BY_COUNTRY[country],
});
