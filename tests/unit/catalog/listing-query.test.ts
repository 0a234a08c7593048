import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashKey } from '#lib/cache/hash-key.ts';
import { type ListingParams, parseListingParams, readListingPage } from '#lib/catalog/listing-query.ts';

const query = (params: ListingParams) => {
  const parsed = parseListingParams(params);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.query;
};
const errorsOf = (params: ListingParams) => {
  const parsed = parseListingParams(params);
  return parsed.ok ? [] : parsed.errors.map((error) => error.name);
};

describe('parseListingParams', () => {
  it('fills in what is not said', () => {
    expect(query({})).toEqual({ page: 1, pageSize: 24, sort: 'popular' });
    expect(query({ q: 'pot' })).toEqual({ page: 1, pageSize: 24, sort: 'relevance', q: 'pot' });
  });

  it('makes one query of parameters that mean the same', () => {
    const plain = hashKey(query({ q: 'moka pot', 'attr.colour': 'red', 'attr.size': 'm' }));
    expect(hashKey(query({ 'attr.size': 'm', 'attr.colour': 'red', q: '  Moka   POT ', page: '1' }))).toBe(plain);
    expect(query({ sort: 'relevance' })).toEqual(query({}));
    expect(query({ q: ' ', inStock: 'false', minPrice: '0', utm_source: 'mail' })).toEqual(query({}));
    expect(query({ inStock: '1' })).toEqual(query({ inStock: 'true' }));
  });

  it('tells different lists apart', () => {
    const base = query({});
    const others = [
      { page: '2' },
      { pageSize: '12' },
      { sort: 'newest' },
      { q: 'a' },
      { category: 'a' },
      { inStock: '1' },
    ];
    const hashes = [base, ...others.map(query)].map((key) => hashKey({ ...key, categoryId: key.category ?? '' }));
    expect(new Set(hashes).size).toBe(others.length + 1);
  });

  it.each([
    ['page', { page: '0' }],
    ['page', { page: '1.5' }],
    ['page', { page: 'x' }],
    ['page', { page: '10001' }],
    ['page', { page: ['1', '2'] }],
    ['pageSize', { pageSize: '101' }],
    ['sort', { sort: 'price' }],
    ['q', { q: 'x'.repeat(121) }],
    ['category', { category: '../x' }],
    ['minPrice', { minPrice: '-1' }],
    ['maxPrice', { maxPrice: '1e3' }],
    ['minPrice', { minPrice: '10', maxPrice: '9' }],
    ['inStock', { inStock: 'yes' }],
    ['attr.Colour', { 'attr.Colour': 'red' }],
    ['attr.colour', { 'attr.colour': '' }],
    ['attr.colour', { 'attr.colour': 'red\0' }],
  ] satisfies [string, ListingParams][])('points at %s in %j', (name, params) => {
    expect(errorsOf(params)).toEqual([name]);
  });

  it('takes ten attributes, and of more than that none, so that their order says nothing', () => {
    const attributes = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`attr.a${at}`, 'x']));
    const { 'attr.a10': _, ...ten } = attributes;
    expect(Object.keys(query(ten).attributes ?? {})).toHaveLength(10);
    expect(errorsOf(attributes)).toEqual(Object.keys(attributes));
    expect(readListingPage({ ...attributes, page: '2' })).toEqual(query({ page: '2' }));
  });

  it('reports every wrong parameter at once', () => {
    expect(errorsOf({ page: 'x', sort: 'y', 'attr.B': 'z' }).sort()).toEqual(['attr.B', 'page', 'sort']);
  });

  it('never throws, whatever people put into a URL', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (params) => {
        parseListingParams(params);
        expect(readListingPage(params).page).toBeGreaterThan(0);
      }),
    );
  });
});

describe('readListingPage', () => {
  it('takes a wrong parameter for an absent one and keeps the others', () => {
    expect(readListingPage({ page: 'x', sort: 'newest', q: ['tea', 'pot'] })).toEqual({
      page: 1,
      pageSize: 24,
      sort: 'newest',
      q: 'tea',
    });
  });

  it('lets nothing in the URL replace what the page fixes', () => {
    expect(readListingPage({ category: 'other' }, { category: 'kitchen' })).toMatchObject({ category: 'kitchen' });
  });
});
