import { COUNTRIES, type Country } from '#lib/addresses/countries.ts';
import { getRuntime } from '#lib/runtime.ts';
import { loadShippedCountries } from './load-pricing.ts';

/** The countries that the shop sends to, by their English names. */
export async function listCountries(): Promise<Country[]> {
  const shipped = new Set(await loadShippedCountries(getRuntime().db));
  return shipped.has('*') ? [...COUNTRIES] : COUNTRIES.filter(({ code }) => shipped.has(code));
}
