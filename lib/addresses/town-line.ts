import type { PostalAddress } from '#db/schema/orders.ts';

export type TownField = 'city' | 'region' | 'postalCode';

/** Where the postal code comes last, as is the way of English-speaking posts and some others. */
const CODE_LAST = new Set('AE AU BD CA CO EG GB GG HK ID IE IM IN JE KR NG NZ PH PK SA SG TH TW US VN ZA'.split(' '));

/** The fields of the line with the town, in the order in which the country writes them. */
export const townFields = (country: string): readonly TownField[] =>
  CODE_LAST.has(country) ? ['city', 'region', 'postalCode'] : ['postalCode', 'city', 'region'];

/** That line of a label: `10115 Berlin`, `San Francisco, CA 94103`. */
export function townLine({ city, region, postalCode, country }: PostalAddress): string {
  const town = region ? `${city}, ${region}` : city;
  return (CODE_LAST.has(country) ? [town, postalCode] : [postalCode, town]).filter(Boolean).join(' ');
}
