import validator from 'validator';

export type Country = { code: string; name: string };

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Of ISO 3166-1, but without a door to deliver to. */
const UNINHABITED = new Set(['AQ', 'BV', 'HM', 'TF', 'UM']);

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Every country that has addresses (ISO 3166-1 alpha-2), by its English name. */
export const COUNTRIES: readonly Country[] = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  .filter((code) => validator.isISO31661Alpha2(code) && !UNINHABITED.has(code))
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .sort((one, other) => one.name.localeCompare(other.name, 'en'));

const known = new Map(COUNTRIES.map(({ code, name }) => [code, name]));

/** Name of a country, in English; undefined for a code that is none. */
export const countryName = (code: string): string | undefined => known.get(code);
