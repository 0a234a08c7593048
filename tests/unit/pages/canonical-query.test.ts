import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchQuery,
  type CanonicalQuery,
  categoryPageQuery,
  listingPageQuery,
  listingQuery,
  MAX_BATCH_IDS,
  noQuery,
  pageQuery,
  wordsQuery,
} from '#lib/cache/canonical-query.ts';
import { parseListingParams, readListingPage } from '#lib/catalog/listing-query.ts';
import { collectParams } from '#lib/http/params.ts';

const of = (canonical: CanonicalQuery, query: string) => canonical(new URLSearchParams(query));

describe('lists of products', () => {
  it.each([
    ['', ''],
    ['utm_source=x&fbclid=y&_rsc=z', ''],
    ['page=1&pageSize=24&sort=popular&inStock=false&minPrice=0&q=', ''],
    ['sort=relevance', ''],
    ['q=Mug&sort=relevance', '?q=mug'],
    ['q=++MUG%20%20blue+', '?q=mug+blue'],
    ['q=mug&sort=popular', '?q=mug&sort=popular'],
    ['sort=popular&page=02', '?page=2'],
    ['pageSize=10&page=2', '?page=2&pageSize=10'],
    ['inStock=1&onSale=true', '?inStock=true&onSale=true'],
    ['maxPrice=0', '?maxPrice=0'],
    ['maxPrice=0900&minPrice=100', '?maxPrice=900&minPrice=100'],
    ['category=kitchen/pots', '?category=kitchen%2Fpots'],
    ['attr.size=L&attr.colour=Dark+Blue&page=1', '?attr.colour=Dark+Blue&attr.size=L'],
    ['attr.size=a%26b%3Dc', '?attr.size=a%26b%3Dc'],
    ['attr.size=M&attr.size=L&attr.size=M', '?attr.size=L&attr.size=M'],
    ['brand=voxhall&brand=arkwave&brand=voxhall', '?brand=arkwave&brand=voxhall'],
    ['rating=04', '?rating=4'],
    ['rating=', ''],
    ['price=1000-2499', '?maxPrice=2499&minPrice=1000'],
    ['price=0-999&priceFrom=&priceTo=', '?maxPrice=999'],
    ['price=100000-', '?minPrice=100000'],
    ['price=1000-2499&priceFrom=15,5', '?minPrice=1550'],
    ['priceFrom=20&priceTo=30.50', '?maxPrice=3050&minPrice=2000'],
    ['priceFrom=20&minPrice=100', '?minPrice=100'],
  ])('%j is %j', (query, canonical) => {
    expect(of(listingQuery, query)).toBe(canonical);
    expect(of(listingPageQuery, query)).toBe(canonical);
  });

  it.each([
    'page=0',
    'page=x',
    'page=1&page=2',
    'sort=best',
    'minPrice=9&maxPrice=1',
    'attr.Big=1',
    'attr.size=',
    'brand=',
    'brand=Voxhall',
    'rating=6',
    'price=9',
    'priceFrom=cheap',
    'price=900-100',
    `${'brand=a&'.repeat(2)}${Array.from({ length: 21 }, (_, at) => `brand=b${at}`).join('&')}`,
    'inStock=maybe',
    'category=../x',
    `q=${'x'.repeat(121)}`,
  ])('%j is not worth keeping as an answer of the API, whose it is to refuse', (query) => {
    expect(of(listingQuery, query)).toBeUndefined();
  });

  it.each([
    ['page=0&q=mug', '?q=mug'],
    ['page=3&page=2', '?page=3'],
    ['sort=best&attr.Big=1&maxPrice=5', '?maxPrice=5'],
  ])('for a page, whose wrong parameters count as absent, %j is %j', (query, canonical) => {
    expect(of(listingPageQuery, query)).toBe(canonical);
  });

  it('of a category have it in their path', () => {
    expect(of(categoryPageQuery, 'category=other&page=2')).toBe('?page=2');
    expect(of(categoryPageQuery, 'category=../x&maxPrice=5')).toBe('?maxPrice=5');
    // Two that are wrong, of which the page sees but one.
    expect(of(categoryPageQuery, 'category=../x&minPrice=9&maxPrice=1&q=mug')).toBe('?maxPrice=1&q=mug');
  });
});

/** What people and programs send: known names with good and bad values, unknown ones, and words of any kind. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('Mug', 'MUG', ' mug  blue ', 'J\u030c', '\ufdfa'.repeat(10), 'İ', 'ΑΣ', 'ﬁ', 'a'.repeat(121), ''),
);
const number = fc.constantFrom('0', '1', '2', '02', '24', '100', '101', '-1', 'x', '10000', '99999999999', ' 3 ');
const parameter = fc.oneof(
  fc.tuple(fc.constantFrom('page', 'pageSize', 'minPrice', 'maxPrice'), number),
  fc.tuple(fc.constant('sort'), fc.constantFrom('relevance', 'popular', 'newest', 'price-asc', 'best', '')),
  fc.tuple(fc.constant('q'), words),
  fc.tuple(fc.constant('category'), fc.constantFrom('kitchen', 'kitchen/pots', '12', '../x', 'A', '')),
  fc.tuple(fc.constantFrom('inStock', 'onSale'), fc.constantFrom('1', '0', 'true', 'false', 'yes')),
  fc.tuple(fc.constant('brand'), fc.constantFrom('voxhall', 'arkwave', 'a-b', 'Big', '')),
  fc.tuple(fc.constant('rating'), fc.constantFrom('1', '4', '04', '6', '')),
  fc.tuple(fc.constant('price'), fc.constantFrom('0-999', '1000-', '5-1', '-', '2500-4999', '')),
  fc.tuple(fc.constantFrom('priceFrom', 'priceTo'), fc.constantFrom('10', '9,99', '0', '20.5', 'x', '', '9999999')),
  fc.tuple(fc.constantFrom('attr.size', 'attr.colour', 'attr.Big', 'attr.', 'attr.a-b'), words),
  fc.tuple(fc.constantFrom('utm_source', '_rsc', 'Page', '__proto__', 'constructor'), words),
);
const params = fc.array(parameter, { maxLength: 6 });
const toSearch = (pairs: [string, string][]) => new URLSearchParams(pairs);
const read = (query: string | URLSearchParams) => readListingPage(collectParams(new URLSearchParams(query)));
const readIn = (query: string | URLSearchParams) =>
  readListingPage(collectParams(new URLSearchParams(query)), { category: 'kitchen' });

describe('whatever is asked', () => {
  const each: [string, CanonicalQuery][] = Object.entries({
    noQuery,
    listingPageQuery,
    categoryPageQuery,
    listingQuery,
    batchQuery,
    pageQuery,
    wordsQuery,
  });
  it.each(each)('%s of what it has made is the same again', (_, canonical) => {
    const any = fc.array(
      fc.oneof(parameter, fc.tuple(fc.constant('ids'), fc.oneof(words, fc.constantFrom('1,2,,1', 'b, a'))), parameter),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, (pairs) => {
        const made = canonical(toSearch(pairs));
        if (made !== undefined) expect(of(canonical, made)).toBe(made);
      }),
      { numRuns: 500 },
    );
  });

  it('the API is asked for the very list that was meant, and no two lists share a string', () => {
    fc.assert(
      fc.property(params, (pairs) => {
        const search = toSearch(pairs);
        const made = listingQuery(search);
        if (made === undefined) return;
        const again = parseListingParams(collectParams(new URLSearchParams(made)));
        expect(again).toEqual(parseListingParams(collectParams(search)));
        expect(again.ok).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a page is asked for the very list that was meant', () => {
    fc.assert(
      fc.property(params, (pairs) => {
        const search = toSearch(pairs);
        const made = listingPageQuery(search);
        if (made !== undefined) expect(read(made)).toEqual(read(search));
        const inCategory = categoryPageQuery(search);
        if (inCategory !== undefined) expect(readIn(inCategory)).toEqual(readIn(search));
      }),
      { numRuns: 500 },
    );
  });

  it('order and parameters of others make no difference', () => {
    const plain = fc.uniqueArray(parameter, { selector: ([name]) => name, maxLength: 6 });
    // Of these several may be chosen, in any order.
    const chosen = fc.array(
      fc.tuple(fc.constantFrom('brand', 'attr.size'), fc.constantFrom('voxhall', 'arkwave', 'a-b')),
      { maxLength: 4 },
    );
    const distinct = fc.tuple(plain, chosen).map(([some, more]) => [...some, ...more]);
    fc.assert(
      fc.property(distinct, fc.array(words, { maxLength: 3 }), fc.infiniteStream(fc.nat()), (pairs, more, draws) => {
        const rank = () => draws.next().value as number;
        const noise = more.map((value, at): [string, string] => [`utm_${at}`, value]);
        const shuffled = [...pairs, ...noise].map((pair) => [rank(), pair] as const).sort(([a], [b]) => a - b);
        const other = toSearch(shuffled.map(([, pair]) => pair));
        for (const canonical of [listingQuery, listingPageQuery, categoryPageQuery]) {
          expect(canonical(other)).toBe(canonical(toSearch(pairs)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('other queries', () => {
  it('a page without parameters has none', () => {
    expect(of(noQuery, 'a=b&page=2')).toBe('');
  });

  it('a batch keeps its order, each id once, and is refused without ids or with too many', () => {
    expect(of(batchQuery, 'utm=x&ids=3,1,,3,%202')).toBe('?ids=3,1,2');
    expect(of(batchQuery, 'ids=a%2Fb,c%26d')).toBe('?ids=a%2Fb,c%26d');
    const many = Array.from({ length: MAX_BATCH_IDS + 1 }, (_, at) => at);
    expect(of(batchQuery, `ids=${many.slice(1)}`)).toBe(`?ids=${many.slice(1)}`);
    for (const query of ['', 'ids=', 'ids=,', 'ids=1&ids=2', `ids=${many}`]) {
      expect(of(batchQuery, query), query).toBeUndefined();
    }
  });

  it('a numbered page is named unless it is the first', () => {
    expect(of(pageQuery, 'page=1&x=y')).toBe('');
    expect(of(pageQuery, 'page=2')).toBe('?page=2');
    for (const query of ['page=0', 'page=x', 'page=02', 'page=1&page=2', 'page=10000']) {
      expect(of(pageQuery, query), query).toBeUndefined();
    }
  });

  it('words are as people mean them', () => {
    expect(of(wordsQuery, 'q=+Blue%20%20MUG&x=1')).toBe('?q=blue+mug');
    expect(of(wordsQuery, 'q=')).toBe('?q=');
    for (const query of ['', 'q=a&q=b', `q=${'x'.repeat(121)}`]) expect(of(wordsQuery, query), query).toBeUndefined();
  });
});
