import type { SearchTerms } from '#lib/catalog/listing-query.ts';

/**
 * What is looked for when somebody searches for some words, decided on the whole shop:
 *
 * - `found`: products that have all the words, or what is said for them elsewhere (synonyms), or words that begin like the last
 * - `corrected`: nothing has them as they are written; `words` are those that they were taken for
 * - `loosened`: no product has all of them; some have some
 * - `nothing`: no product has any of them
 */
export type SearchPlan =
  | { kind: 'found'; terms: SearchTerms }
  | { kind: 'corrected'; terms: SearchTerms; words: string }
  | { kind: 'loosened'; terms: SearchTerms }
  | { kind: 'nothing' };
