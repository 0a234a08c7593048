import type { FacetName } from '#lib/catalog/facets.ts';
import { countTagsOf } from '#lib/catalog/list-tags.ts';
import type { ListAspect } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { Bounds, Scope } from '#lib/search/conditions.ts';
import { type CountedValue, countFacets, type FacetKey } from '#lib/search/count-facets.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { Loaded, ThingDefinition } from './engine/thing.ts';
import { hashKey } from './hash-key.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';

const keyOf = ({ facet, bounds }: FacetKey) => `${facet}:${hashKey(bounds)}`;

const definition: ThingDefinition<FacetKey, CountedValue[]> = {
  name: 'facet',
  schema: 1,
  keyOf,
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: ({ facet, bounds }) => countTagsOf(bounds, [aspectOf(facet)]),
  load: loadFacets,
};

/**
 * Counts of the products of a list by the values of a facet. One entry for each facet, without page and order: pages of a list
 * share them, another choice of a facet leaves its own as it was, and a change of prices ends those of prices.
 */
export const facetCache = (): CachedThing<FacetKey, CountedValue[]> => getRuntime().cache.thing(definition);

/** Facets of one category and search are counted together, whatever filters they are counted with. */
async function loadFacets(keys: readonly FacetKey[]): Promise<ReadonlyMap<string, Loaded<CountedValue[]>>> {
  const groups = Map.groupBy(keys, ({ bounds }) => hashKey(scopeOf(bounds)));
  const loaded = await Promise.all(
    [...groups.values()].map(async (group) => {
      const counted = await countFacets(scopeOf(group[0]?.bounds ?? {}), group);
      return group.map((key, at) => [keyOf(key), { value: counted[at] ?? [] }] as const);
    }),
  );
  return new Map(loaded.flat());
}

const scopeOf = ({ categoryId, search }: Bounds): Scope => ({
  ...(categoryId !== undefined && { categoryId }),
  ...(search && { search }),
});

function aspectOf(facet: FacetName): ListAspect {
  return facet === 'attributes' || facet.startsWith('attr.')
    ? 'attributes'
    : (facet as Exclude<FacetName, `attr.${string}`>);
}
