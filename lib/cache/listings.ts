import { createHash } from 'node:crypto';
import { listTagsOf } from '#lib/catalog/list-tags.ts';
import type { Listing, ListingKey } from '#lib/catalog/listing-query.ts';
import { getRuntime } from '#lib/runtime.ts';
import { queryListing } from '#lib/search/query.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

const definition: ThingDefinition<ListingKey, Listing> = {
  name: 'listing',
  schema: 1,
  keyOf: hashListing,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: listTagsOf,
  keysPerLoad: 1,
  load: loadEach(hashListing, queryListing),
};

export const listingCache = (): CachedThing<ListingKey, Listing> => getRuntime().cache.thing(definition);

/** Equal lists hash alike whatever the order their parameters came in. */
export function hashListing(key: ListingKey): string {
  const members = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 22);
}
