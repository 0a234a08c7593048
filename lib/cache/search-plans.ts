import { tags, WHOLE_SHOP } from '#lib/cdn/tags.ts';
import { getRuntime } from '#lib/runtime.ts';
import { makePlan } from '#lib/search/make-plan.ts';
import type { SearchPlan } from '#lib/search/plan.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { CATALOGUE, MINUTE_MS } from './lifetimes.ts';
import { loadEach } from './load-each.ts';

const nameOf = (q: string) => Buffer.from(q).toString('base64url');

const definition: ThingDefinition<string, SearchPlan> = {
  name: 'search-plan',
  schema: 2,
  keyOf: nameOf,
  parseKey: (id) => Buffer.from(id, 'base64url').toString(),
  ttlMs: 5 * MINUTE_MS,
  ...CATALOGUE,
  tagsOf: () => [tags.products, tags.synonyms, tags.list(WHOLE_SHOP, 'members'), tags.list(WHOLE_SHOP, 'text')],
  keysPerLoad: 1,
  load: loadEach(nameOf, makePlan),
};

/** What is looked for when somebody searches for these words (lower case, single spaces). */
export const searchPlanCache = (): CachedThing<string, SearchPlan> => getRuntime().cache.thing(definition);
