import { describe, expect, it } from 'vitest';
import { listingHref } from '#app/(shop)/_listing/listing-href.ts';

describe('listingHref', () => {
  const category = { path: '/categories/home', sort: 'popular', defaultSort: 'popular' } as const;
  it('says nothing of the first page in the usual order', () => {
    expect(listingHref({ ...category, page: 1 })).toBe('/categories/home');
  });
  it('names another order and page', () => {
    expect(listingHref({ ...category, sort: 'price-asc', page: 3 })).toBe('/categories/home?sort=price-asc&page=3');
  });
  it('escapes the words of a search', () => {
    expect(listingHref({ path: '/search', q: 'salt & pepper', sort: 'relevance', defaultSort: 'relevance' })).toBe(
      '/search?q=salt+%26+pepper',
    );
  });
});
