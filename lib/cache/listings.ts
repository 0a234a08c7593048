import { createHash } from 'node:crypto';
import type { Listing, ListingKey } from '#lib/catalog/listing-query.ts';
import { tags } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import { queryListing } from '#lib/search/query.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import { LOCAL_TTL_MS, MINUTE_MS, NEGATIVE_TTL_MS } from './lifetimes.ts';

export function listingCache(): CachedThing<ListingKey, Listing> {
  return getRuntime().cache.thing<ListingKey, Listing>({
    name: 'listing',
    schema: 1,
    keyOf: hashListing,
    ttlMs: 5 * MINUTE_MS,
    localTtlMs: LOCAL_TTL_MS,
    negativeTtlMs: NEGATIVE_TTL_MS,
    tagsOf: ({ categoryIds }) => [tags.products, ...(categoryIds ?? []).slice(0, 1).map(tags.category)],
    async load(keys) {
      const listings = await Promise.all(keys.map(queryListing));
      return new Map(keys.map((key, at) => [hashListing(key), { value: listings[at] as Listing }]));
    },
  });
}

/** Equal lists hash alike whatever the order their parameters came in. */
export function hashListing(key: ListingKey): string {
  const members = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 22);
}
