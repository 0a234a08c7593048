import type { Facets } from '#lib/catalog/facets.ts';
import type { ListingQuery } from '#lib/catalog/listing-query.ts';
import { readPage, resolveListing } from '#lib/catalog/read.ts';
import type { Page, ProductSummary } from '#lib/catalog/types.ts';
import type { SearchPlan } from './plan.ts';
import { NO_FACETS, readFacets } from './read-facets.ts';

/** What became of the words of a list: `all` when they were looked for as they are, or there were none. */
export type SearchOutcome = { matched: 'all' | 'some' | 'none' } | { matched: 'corrected'; words: string };

export type Browsed = Page<ProductSummary> & { facets: Facets; search: SearchOutcome };

/** One page of a list with what can be chosen in it: for those who browse and search. */
export async function browseProducts(query: ListingQuery): Promise<Browsed> {
  const resolved = await resolveListing(query);
  const { key, plan } = resolved;
  const [page, facets] = await Promise.all([readPage(query, resolved), key ? readFacets(key) : NO_FACETS]);
  return { ...page, facets, search: toOutcome(plan) };
}

function toOutcome(plan: SearchPlan | undefined): SearchOutcome {
  switch (plan?.kind) {
    case 'corrected':
      return { matched: 'corrected', words: plan.words };
    case 'loosened':
      return { matched: 'some' };
    case 'nothing':
      return { matched: 'none' };
    default:
      return { matched: 'all' };
  }
}
