import { describe, expect, it } from 'vitest';
import {
  describePrices,
  listActiveFilters,
  toGroups,
  toPrices,
  withoutFilters,
} from '#app/(shop)/_listing/filter-model.ts';
import { listingHref } from '#app/(shop)/_listing/listing-href.ts';
import type { Facets } from '#lib/catalog/facets.ts';
import { readListingPage } from '#lib/catalog/listing-query.ts';

const value = (label: string, count: number) => ({ value: label, label, count });
const facets: Facets = {
  price: [],
  brands: [{ value: 'voxhall', label: 'Voxhall', count: 3 }],
  attributes: [
    { name: 'colour', label: 'Colour', values: [value('Blue', 2), value('Red', 1)] },
    { name: 'origin', label: 'Origin', values: [value('Japan', 3)] },
  ],
  ratings: [],
  availability: { inStock: 0, onSale: 0 },
};
const query = readListingPage({
  page: '2',
  minPrice: '1000',
  maxPrice: '2499',
  inStock: '1',
  brand: 'voxhall',
  'attr.colour': ['Blue', 'Red'],
});

describe('active filters', () => {
  it('are in words, each with the first page of the list without it', () => {
    const links = listActiveFilters(query, facets, 'EUR').map(({ label, without }) => [
      label,
      listingHref('/c', without),
    ]);
    expect(links).toEqual([
      ['€10 – €25', '/c?attr.colour=Blue&attr.colour=Red&brand=voxhall&inStock=true'],
      ['In stock', '/c?attr.colour=Blue&attr.colour=Red&brand=voxhall&maxPrice=2499&minPrice=1000'],
      ['Voxhall', '/c?attr.colour=Blue&attr.colour=Red&inStock=true&maxPrice=2499&minPrice=1000'],
      ['Colour: Blue', '/c?attr.colour=Red&brand=voxhall&inStock=true&maxPrice=2499&minPrice=1000'],
      ['Colour: Red', '/c?attr.colour=Blue&brand=voxhall&inStock=true&maxPrice=2499&minPrice=1000'],
    ]);
    expect(listingHref('/c', withoutFilters(query))).toBe('/c');
  });
});

describe('groups of choices', () => {
  it('leave out what everything has, and show what is chosen first, even where nothing has it', () => {
    const groups = toGroups(facets, readListingPage({ 'attr.colour': ['Red', 'Gold'] }));
    expect(groups.map(({ param }) => param)).toEqual(['brand', 'attr.colour']);
    expect(groups[0]?.choices).toEqual([{ value: 'voxhall', label: 'Voxhall', count: 3 }]);
    expect(groups[1]?.choices).toEqual([
      { value: 'Red', count: 1, checked: true },
      { value: 'Gold', count: 0, checked: true },
      { value: 'Blue', count: 2 },
    ]);
  });
});

describe('what is chosen', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `v${String(at).padStart(2, '0')}`);

  it('is among the choices even where no product of the list has such an attribute', () => {
    const chosen = readListingPage({ 'attr.frame-size': 'L' });
    const [, , group] = toGroups(facets, chosen);
    expect(group).toEqual({
      param: 'attr.frame-size',
      label: 'Frame size',
      choices: [{ value: 'L', count: 0, checked: true }],
    });
    expect(listActiveFilters(chosen, facets, 'EUR')[0]?.label).toBe('Frame size: L');
  });

  it('is among the choices however much of it there is', () => {
    const attributes = Object.fromEntries(many(6).map((name) => [`attr.${name}`, many(20)]));
    const groups = toGroups(facets, readListingPage({ brand: many(20), ...attributes }));
    expect(groups).toHaveLength(7);
    for (const { choices } of groups) expect(choices.filter(({ checked }) => checked)).toHaveLength(20);
  });
});

describe('ranges of prices', () => {
  const price = [
    { min: 0, max: 999, count: 0 },
    { min: 1_000, max: 2_499, count: 4 },
  ];
  it('are those that something is in, one of them chosen', () => {
    expect(toPrices(price, query, 'EUR')).toEqual({
      ranges: [{ value: '1000-2499', label: '€10 – €25', count: 4, checked: true }],
      any: false,
      from: '',
      to: '',
    });
  });

  it('leave what was typed to the fields', () => {
    expect(toPrices(price, readListingPage({ priceFrom: '15.5' }), 'EUR')).toMatchObject({
      any: true,
      from: '15.5',
      to: '',
    });
    expect(toPrices(price, {}, 'EUR')).toMatchObject({ any: true, from: '', to: '' });
  });
});

describe('prices', () => {
  it.each([
    [{ min: 0, max: 999 }, 'Under €10'],
    [{ min: 1_000, max: 2_499 }, '€10 – €25'],
    [{ min: 100_000, max: null }, '€1,000 and up'],
    [{ min: 1_050, max: 2_000 }, '€10.50 – €20'],
    [{ min: 0, max: 2_000 }, 'Up to €20'],
  ])('of %j are said as %j', (range, words) => {
    expect(describePrices(range, 'EUR')).toBe(words);
  });
});
