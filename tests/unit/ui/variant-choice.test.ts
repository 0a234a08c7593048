import { describe, expect, it } from 'vitest';
import {
  chooseVariant,
  findValuePictures,
  getLevel,
  isValueSoldOut,
} from '#app/(shop)/products/[slug]/_parts/variant-choice.ts';
import type { Picture, Stock, Variant } from '#lib/catalog/types.ts';

const make = (id: string, options: Record<string, string>, imageIndex: number | null = null): Variant => ({
  id,
  sku: `SKU-${id}`,
  price: 1000,
  compareAtPrice: null,
  options,
  imageIndex,
});
const picture = (url: string): Picture => ({ url, width: 800, height: 800, alt: '', placeholder: '#eee' });

const redSmall = make('1', { Colour: 'Red', Size: 'S' }, 0);
const redLarge = make('2', { Colour: 'Red', Size: 'L' }, 0);
const blueSmall = make('3', { Colour: 'Blue', Size: 'S' }, 1);
const variants = [redSmall, redLarge, blueSmall];

describe('chooseVariant', () => {
  it('changes one option and keeps the other', () => {
    expect(chooseVariant(variants, redSmall, 'Colour', 'Blue')).toBe(blueSmall);
  });
  it('gives up the other option where the combination does not exist', () => {
    expect(chooseVariant(variants, redLarge, 'Colour', 'Blue')).toBe(blueSmall);
  });
  it('stays where it is for a value that no variant has', () => {
    expect(chooseVariant(variants, redSmall, 'Colour', 'Green')).toBe(redSmall);
  });
});

describe('findValuePictures', () => {
  const images = [picture('/red'), picture('/blue')];
  it('finds one picture per colour', () => {
    const found = findValuePictures({ name: 'Colour', values: ['Red', 'Blue'] }, variants, images);
    expect([...(found ?? [])].map(([value, { url }]) => [value, url])).toEqual([
      ['Red', '/red'],
      ['Blue', '/blue'],
    ]);
  });
  it('finds none for an option whose values look alike', () => {
    const plain = [make('1', { Size: 'S' }, 0), make('2', { Size: 'L' }, 0)];
    expect(findValuePictures({ name: 'Size', values: ['S', 'L'] }, plain, images)).toBeUndefined();
  });
  it('finds none when a value has several pictures', () => {
    expect(findValuePictures({ name: 'Size', values: ['S', 'L'] }, variants, images)).toBeUndefined();
  });
});

describe('getLevel', () => {
  it('is sold out at zero', () => expect(getLevel(0)).toEqual({ kind: 'sold-out' }));
  it('counts the last five', () => expect(getLevel(5)).toEqual({ kind: 'low', left: 5 }));
  it('does not count more than that', () => expect(getLevel(6)).toEqual({ kind: 'in-stock' }));
});

describe('isValueSoldOut', () => {
  const stockOf = (...entries: [string, number][]) =>
    new Map<string, Stock>(entries.map(([variantId, available]) => [variantId, { variantId, available, version: 1 }]));
  it('looks at the variant that the value would lead to', () => {
    expect(isValueSoldOut(variants, redSmall, 'Colour', 'Blue', stockOf(['3', 0]))).toBe(true);
    expect(isValueSoldOut(variants, redSmall, 'Size', 'L', stockOf(['3', 0], ['2', 4]))).toBe(false);
  });
  it('takes unknown stock for available', () => {
    expect(isValueSoldOut(variants, redSmall, 'Colour', 'Blue', stockOf())).toBe(false);
  });
});
