import { listTagsOf } from '#lib/catalog/list-tags.ts';
import type { Listing, ListingKey } from '#lib/catalog/listing-query.ts';
import { getRuntime } from '#lib/runtime.ts';
import { queryListing } from '#lib/search/query.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { hashKey } from './hash-key.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

const definition: ThingDefinition<ListingKey, Listing> = {
  name: 'listing',
  schema: 2,
  keyOf: hashKey,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: listTagsOf,
  keysPerLoad: 1,
  load: loadEach(hashKey, queryListing),
};

export const listingCache = (): CachedThing<ListingKey, Listing> => getRuntime().cache.thing(definition);
