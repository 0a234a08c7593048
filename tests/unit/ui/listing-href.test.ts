import { describe, expect, it } from 'vitest';
import { keptParams, listingHref } from '#app/(shop)/_listing/listing-href.ts';
import { readListingPage } from '#lib/catalog/listing-query.ts';

describe('the address of a list', () => {
  it('says nothing of the first page in the usual order, nor of the category that the path is', () => {
    expect(listingHref('/categories/home', readListingPage({}, { category: 'home' }))).toBe('/categories/home');
  });

  it('names another order and page', () => {
    expect(listingHref('/categories/home', readListingPage({ sort: 'price-asc', page: '3' }))).toBe(
      '/categories/home?page=3&sort=price-asc',
    );
  });

  it('escapes the words of a search, and has each filter in its place', () => {
    const query = readListingPage({ q: 'salt & pepper', brand: ['b', 'a'], 'attr.colour': 'Dark Blue', rating: '4' });
    expect(listingHref('/search', query)).toBe(
      '/search?attr.colour=Dark+Blue&brand=a&brand=b&q=salt+%26+pepper&rating=4',
    );
  });

  it('goes on in a form that changes a part of it, from the first page', () => {
    const query = readListingPage({ q: 'mug', page: '4', sort: 'newest', brand: 'a', 'attr.colour': 'Red' });
    expect(keptParams(query, ['brand', 'attr.'])).toEqual([
      ['q', 'mug'],
      ['sort', 'newest'],
    ]);
  });
});
