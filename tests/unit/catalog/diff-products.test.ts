import { describe, expect, it } from 'vitest';
import { describeChange } from '#lib/catalog/diff-products.ts';
import type { ProductState } from '#lib/catalog/product-state.ts';

const variant = (id: string, more: Partial<ProductState['variants'][number]> = {}) => ({
  id,
  sku: `SKU-${id}`,
  price: 1_000,
  compareAtPrice: null,
  options: { Size: id },
  imageIndex: null,
  available: 3,
  ...more,
});
const base: ProductState = {
  slug: 'mug',
  name: 'Mug',
  description: 'Holds tea.',
  brand: { id: '1', name: 'Nordvik' },
  status: 'published',
  publishAt: null,
  seoTitle: null,
  seoDescription: null,
  currency: 'EUR',
  attributes: { colour: 'red' },
  keywords: 'Nordvik Kitchen red',
  categoryIds: ['2'],
  options: [{ name: 'Size', values: ['10', '11'] }],
  variants: [variant('10'), variant('11', { price: 2_000 })],
  images: [],
};
const PRODUCT = 'product:7';
const lists = (...aspects: string[]) =>
  ['all', '1', '2'].flatMap((scope) => aspects.map((aspect) => `list:${scope}:${aspect}`));
const change = (before: Partial<ProductState> | undefined, after: Partial<ProductState> | undefined) => {
  const { tags, cdn } = describeChange({
    productId: '7',
    before: before && { ...base, ...before },
    after: after && { ...base, ...after },
    categoryIds: ['1', '2', '1'],
  });
  return { tags: [...new Set(tags)].sort(), cdn };
};
const expected = (cdn: string, ...tags: string[]) => ({ cdn, tags: tags.sort() });
const [first, second] = base.variants as [ReturnType<typeof variant>, ReturnType<typeof variant>];

describe('a product that comes or goes', () => {
  it('enters every list of its categories, and ends what said that it is not there', () => {
    expect(change(undefined, {})).toEqual(
      expected('purge', PRODUCT, 'slug:mug', 'stock:10', 'stock:11', ...lists('members')),
    );
  });

  it('leaves them all', () => {
    expect(change({}, undefined)).toEqual(
      expected('purge', PRODUCT, 'slug:mug', 'stock:10', 'stock:11', ...lists('members')),
    );
  });

  it.each(['draft', 'archived'] as const)('is in none as %s', (status) => {
    expect(change(undefined, { status }).tags).toEqual([PRODUCT, 'slug:mug', 'stock:10', 'stock:11']);
    expect(change({ status }, { status, name: 'Cup', variants: [variant('10', { price: 1 }), second] })).toEqual(
      expected('none', PRODUCT),
    );
  });

  it('enters and leaves them with its status', () => {
    const tags = [PRODUCT, 'slug:mug', ...lists('members')];
    expect(change({ status: 'draft' }, {})).toEqual(expected('purge', ...tags));
    expect(change({}, { status: 'archived' })).toEqual(expected('purge', ...tags));
  });
});

describe('a product that changes', () => {
  it.each<[string, Partial<ProductState>]>([
    ['its pictures', { images: [{ hash: 'a'.repeat(32), alt: '', focalX: 50, focalY: 50 }] }],
    ['its words for search engines', { seoTitle: 'Mug, red' }],
    ['its options', { options: [{ name: 'Size', values: ['11', '10'] }] }],
  ])('by %s touches no list', (_what, after) => {
    expect(change({}, after)).toEqual(expected('invalidate', PRODUCT));
  });

  it('by its category enters and leaves lists', () => {
    expect(change({}, { categoryIds: ['1'] })).toEqual(expected('invalidate', PRODUCT, ...lists('members')));
    expect(change({ categoryIds: ['1', '2'] }, { categoryIds: ['2', '1'] })).toEqual(expected('invalidate', PRODUCT));
  });

  it('by its lowest price moves in lists by price alone', () => {
    expect(change({}, { variants: [variant('10', { price: 900 }), second] })).toEqual(
      expected('purge', PRODUCT, ...lists('price')),
    );
  });

  it('by another price moves in none, and is purged all the same', () => {
    expect(change({}, { variants: [first, variant('11', { price: 2_500 })] })).toEqual(expected('purge', PRODUCT));
  });

  it('by coming on sale or off enters the lists of what is, and by another former price none', () => {
    const onSale = { variants: [variant('10', { compareAtPrice: 1_500 }), second] };
    const dearer = { variants: [variant('10', { compareAtPrice: 1_700 }), second] };
    expect(change({}, onSale)).toEqual(expected('purge', PRODUCT, ...lists('sale')));
    expect(change(onSale, dearer)).toEqual(expected('purge', PRODUCT));
    expect(change(dearer, {})).toEqual(expected('purge', PRODUCT, ...lists('sale')));
  });

  it.each([{ name: 'Cup' }, { description: 'Holds more.' }, { keywords: 'other' }])(
    'by %o is found by other words',
    (after) => {
      expect(change({}, after)).toEqual(expected('invalidate', PRODUCT, ...lists('text')));
    },
  );

  it('by its attributes is filtered and found otherwise', () => {
    expect(change({}, { attributes: { colour: 'blue' } })).toEqual(
      expected('invalidate', PRODUCT, ...lists('attributes', 'text')),
    );
  });

  it('by its slug ends what was known of the old one and of the new', () => {
    expect(change({}, { slug: 'cup' })).toEqual(expected('invalidate', PRODUCT, 'slug:mug', 'slug:cup'));
  });

  it('by a variant that came or went has another stock', () => {
    const without = { variants: [second] };
    expect(change({}, without)).toEqual(expected('purge', PRODUCT, 'stock:10', ...lists('price')));
    const last = { variants: [variant('10', { available: 0 })] };
    expect(change({ variants: [variant('10', { available: 0 }), second] }, last)).toEqual(
      expected('purge', PRODUCT, 'stock:11', ...lists('stock')),
    );
  });
});
