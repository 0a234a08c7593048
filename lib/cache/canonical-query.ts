import { z } from 'zod';
import { toListingParams } from '#lib/catalog/listing-address.ts';
import { type ListingQuery, parseListingParams, readListingPage } from '#lib/catalog/listing-query.ts';
import { collectParams, idList, pageNumber, parseParams } from '#lib/http/params.ts';
import { normaliseWords } from '#lib/search/words.ts';

/**
 * The one query string that stands for all with the same answer: what a route does not know is left out, what it does is
 * put in order. Undefined for one that the route refuses, which is not worth keeping.
 */
export type CanonicalQuery = (search: URLSearchParams) => string | undefined;

export const noQuery: CanonicalQuery = () => '';

/** Of a page with a list, for which a wrong parameter counts as absent. */
export const listingPageQuery: CanonicalQuery = (search) => toQueryString(readListingPage(collectParams(search)));

/** Of a list whose category is in its path. */
export const categoryPageQuery: CanonicalQuery = (search) => {
  const { category: _, ...params } = collectParams(search);
  return toQueryString(readListingPage(params));
};

export const listingQuery: CanonicalQuery = (search) => {
  const parsed = parseListingParams(collectParams(search));
  return parsed.ok ? toQueryString(parsed.query) : undefined;
};

/** Products that may be asked for at once. */
export const MAX_BATCH_IDS = 100;

/** In the order in which they were asked for, which is that of the answer. */
export const batchQuery: CanonicalQuery = (search) => {
  const parsed = parseParams(z.object({ ids: idList(MAX_BATCH_IDS) }), search);
  return parsed.ok ? `?ids=${parsed.params.ids.map(encodeURIComponent).join(',')}` : undefined;
};

export const pageQuery: CanonicalQuery = (search) => {
  const parsed = parseParams(z.object({ page: pageNumber }), search);
  if (!parsed.ok) return undefined;
  return parsed.params.page === 1 ? '' : `?page=${parsed.params.page}`;
};

/** What people type while suggestions are shown. */
export const MAX_WORDS_LENGTH = 120;

export const wordsQuery: CanonicalQuery = (search) => {
  const [q, ...more] = search.getAll('q');
  if (q === undefined || more.length > 0 || q.length > MAX_WORDS_LENGTH) return undefined;
  const words = normaliseWords(q);
  return isSettled(words) ? `?${new URLSearchParams({ q: words })}` : undefined;
};

/** Few words become other ones when they are normalised once more, or too long for the route: those are not worth keeping. */
const isSettled = (words: string) => words.length <= MAX_WORDS_LENGTH && normaliseWords(words) === words;

function toQueryString(query: ListingQuery): string | undefined {
  if (query.q !== undefined && !isSettled(query.q)) return undefined;
  const text = toListingParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
