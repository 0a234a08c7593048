import validator from 'validator';

/** Countries whose addresses have no postal code. */
const WITHOUT = new Set(
  (
    'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GA GD GH GM GN GQ GY HK JM KI KM KN KP LC ML MO MR ' +
    'MW NR NU QA RW SB SC SL SR ST SY TD TG TK TO TT TV UG VU YE ZW'
  ).split(' '),
);

/** What is written between which characters, where people often leave it out: characters before it (negative: after it). */
const SEPARATORS: Readonly<Record<string, readonly [at: number, separator: string, length: number]>> = {
  BR: [5, '-', 8],
  CA: [3, ' ', 6],
  CZ: [3, ' ', 5],
  GR: [3, ' ', 5],
  IE: [3, ' ', 7],
  JP: [3, '-', 7],
  NL: [4, ' ', 6],
  PL: [2, '-', 5],
  PT: [4, '-', 7],
  SE: [3, ' ', 5],
  SK: [3, ' ', 5],
};

const PREFIXES: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    AT: 'A',
    BE: 'B',
    CH: 'CH',
    DE: 'D',
    DK: 'DK',
    FI: 'FI',
    FR: 'F',
    IT: 'I',
    LU: 'L',
    NO: 'N',
    SE: 'SE',
  }).map(([country, letters]) => [country, new RegExp(`^(${letters}|${country})[- ]`)]),
);

const EXAMPLES: Readonly<Record<string, string>> = {
  AT: '1010',
  AU: '2000',
  BE: '1000',
  BG: '1000',
  BR: '01310-100',
  CA: 'K1A 0B1',
  CH: '8001',
  CZ: '110 00',
  DE: '10115',
  DK: '1050',
  EE: '10111',
  ES: '28001',
  FI: '00100',
  FR: '75001',
  GB: 'SW1A 1AA',
  GR: '104 31',
  HR: '10000',
  HU: '1051',
  IE: 'D02 X285',
  IN: '110001',
  IT: '00118',
  JP: '100-0001',
  KR: '03187',
  LT: 'LT-01100',
  LU: '1111',
  LV: 'LV-1010',
  MX: '06000',
  NL: '1012 AB',
  NO: '0150',
  NZ: '6011',
  PL: '00-001',
  PT: '1100-148',
  RO: '010011',
  SE: '111 20',
  SG: '018956',
  SI: '1000',
  SK: '811 01',
  US: '94103',
  ZA: '0002',
};

/** Whether addresses of this country have a postal code. */
export const hasPostalCode = (country: string): boolean => !WITHOUT.has(country);

/** One that exists, to show what they look like; undefined where none is at hand. */
export const postalCodeExample = (country: string): string | undefined => EXAMPLES[country];

/** As the country's post writes it, as far as that is sure: what it cannot make sense of it leaves as it is. */
export function tidyPostalCode(text: string, country: string): string {
  const tidy = withPrefix(text.trim().toUpperCase().replace(/\s+/g, ' '), country);
  const bare = tidy.replace(/[\s-]/g, '');
  // The last three characters of a British one stand apart, whatever comes before.
  if (country === 'GB') return /^[A-Z0-9]{5,7}$/.test(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : tidy;
  const [at, separator, length] = SEPARATORS[country] ?? [];
  if (at === undefined || bare.length !== length) return tidy;
  return bare.slice(0, at) + separator + bare.slice(at);
}

/** Letters of the country, as in `D-10115`: a habit of senders abroad, except where they are a part of the code. */
function withPrefix(code: string, country: string): string {
  const bare = code.replace(/^[A-Z]{1,2}[- ]?(?=\d)/, '');
  if (country === 'LT' && /^\d{5}$/.test(bare)) return `LT-${bare}`;
  if (country === 'LV' && /^\d{4}$/.test(bare)) return `LV-${bare}`;
  return PREFIXES[country]?.test(code) ? bare : code;
}

/** Whether a tidy postal code can be one of this country. */
export function isPostalCodeOf(code: string, country: string): boolean {
  if (country === 'GB') return code.includes(' ') && validator.isPostalCode(code, 'GB');
  const locale = validator.isPostalCodeLocales.find((known) => known === country);
  return locale ? validator.isPostalCode(code, locale) : /^[A-Z0-9][A-Z0-9 -]{1,11}$/.test(code);
}
