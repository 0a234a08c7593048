import { describe, expect, it } from 'vitest';
import { listTagsOf, touchedListTags } from '#lib/catalog/list-tags.ts';
import type { ListingKey } from '#lib/catalog/listing-query.ts';
import { assertTag } from '#lib/cdn/tags.ts';

const list = (more: Partial<ListingKey> = {}): ListingKey => ({ page: 1, pageSize: 24, sort: 'popular', ...more });
const search = { query: "'ä' & 'b'", by: 'name' } as const;
const aspectsOf = (more: Partial<ListingKey>) =>
  listTagsOf(list(more))
    .filter((tag) => tag.startsWith('list:'))
    .map((tag) => tag.split(':')[2]);

describe('the tags of a list', () => {
  it('name the shop, or the category that bounds it, and who is in it', () => {
    expect(listTagsOf(list())).toEqual(['products', 'list:all:members']);
    expect(listTagsOf(list({ categoryId: '7' }))).toEqual(['products', 'category:7', 'list:7:members']);
  });

  it.each<[Partial<ListingKey>, string[]]>([
    [{ minPrice: 1 }, ['members', 'price']],
    [{ maxPrice: 0 }, ['members', 'price']],
    [{ sort: 'price-asc' }, ['members', 'price']],
    [{ sort: 'price-desc', minPrice: 1 }, ['members', 'price']],
    [{ onSale: true }, ['members', 'sale']],
    [{ inStock: true }, ['members', 'stock']],
    [{ search, sort: 'relevance' }, ['members', 'text']],
    [{ sort: 'name' }, ['members', 'text']],
    [{ attributes: { size: ['L'] } }, ['members', 'attributes']],
    [{ sort: 'rating' }, ['members', 'rating']],
    [{ sort: 'rating', minRating: 3 }, ['members', 'rating']],
    [{ brands: ['voxhall'] }, ['members', 'brand']],
    [{ sort: 'newest' }, ['members']],
    [
      { search, inStock: true, maxPrice: 3, attributes: { a: ['b'] }, brands: ['c'], minRating: 4 },
      ['members', 'price', 'stock', 'text', 'attributes', 'brand', 'rating'],
    ],
  ])('of %j name what else decides', (more, aspects) => {
    expect(aspectsOf(more)).toEqual(aspects);
  });

  it('do not depend on the page of it that is shown', () => {
    expect(listTagsOf(list({ page: 3, pageSize: 5 }))).toEqual(listTagsOf(list()));
  });
});

describe('the tags of a change of a product', () => {
  it('reach the lists of the shop and of each category, once, by what has changed', () => {
    expect(touchedListTags(['7', '1', '7'], ['price', 'sale'])).toEqual([
      'list:all:price',
      'list:all:sale',
      'list:7:price',
      'list:7:sale',
      'list:1:price',
      'list:1:sale',
    ]);
    expect(touchedListTags(['7'], [])).toEqual([]);
  });

  it('reach exactly the lists that depend on it', () => {
    const touched = new Set(touchedListTags(['7', '1'], ['price']));
    const reached = (more: Partial<ListingKey>) => listTagsOf(list(more)).some((tag) => touched.has(tag));
    expect(reached({ sort: 'price-asc' })).toBe(true);
    expect(reached({ categoryId: '7', maxPrice: 5 })).toBe(true);
    expect(reached({ categoryId: '1', maxPrice: 5 })).toBe(true);
    expect(reached({ categoryId: '8', maxPrice: 5 })).toBe(false);
    expect(reached({ categoryId: '7' })).toBe(false);
    expect(reached({ categoryId: '7', inStock: true })).toBe(false);
  });

  it('are such that a CDN takes them', () => {
    for (const tag of [...touchedListTags(['7'], ['members', 'attributes']), ...listTagsOf(list({ search }))]) {
      expect(assertTag(tag)).toBe(tag);
    }
  });
});
