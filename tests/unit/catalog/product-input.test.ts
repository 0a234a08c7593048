import { describe, expect, it } from 'vitest';
import { checkProduct, checkVariantIds } from '#lib/catalog/check-product.ts';
import { productInput, productPatch } from '#lib/catalog/product-input.ts';
import { lowestPrice, makeKeywords, mergePatch, type ProductState } from '#lib/catalog/product-state.ts';

const minimal = { name: 'Mug', brand: 'Nordvik', variants: [{ sku: 'MUG-1', price: 900 }] };
const pointers = (input: unknown, schema = productInput as typeof productInput | typeof productPatch) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('/'));
};

describe('a product to be', () => {
  it('needs a name, a brand and a variant, and is a draft until said otherwise', () => {
    expect(productInput.parse(minimal)).toEqual({
      ...minimal,
      description: '',
      status: 'draft',
      publishAt: null,
      seoTitle: null,
      seoDescription: null,
      currency: 'EUR',
      attributes: {},
      categoryIds: [],
      options: [],
      images: [],
      variants: [{ sku: 'MUG-1', price: 900, compareAtPrice: null, options: {}, imageIndex: null }],
    });
    expect(pointers({}).sort()).toEqual(['brand', 'name', 'variants']);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['name', { name: 'a\u0000b' }],
    ['name', { name: 'a\ud800b' }],
    ['description', { description: 'a\u0000b' }],
    ['slug', { slug: 'Mug' }],
    ['slug', { slug: '42' }],
    ['status', { status: 'live' }],
    ['currency', { currency: 'eur' }],
    ['categoryIds/0', { categoryIds: ['x'] }],
    ['categoryIds', { categoryIds: ['1', '1'] }],
    ['attributes/Big', { attributes: { Big: 'x' } }],
    ['variants', { variants: [] }],
    ['variants/0/price', { variants: [{ sku: 'A', price: -1 }] }],
    ['variants/0/price', { variants: [{ sku: 'A', price: 9.99 }] }],
    ['variants/0/price', { variants: [{ sku: 'A', price: 2 ** 31 }] }],
    ['variants/0/price', { variants: [{ sku: 'A', price: '900' }] }],
    ['variants/0/sku', { variants: [{ sku: 'a b', price: 1 }] }],
    ['images/0/hash', { images: [{ hash: 'x' }] }],
    ['', { price: 900 }],
    ['variants/0', { variants: [{ sku: 'A', price: 1, colour: 'red' }] }],
  ])('is refused for %s in %o', (pointer, wrong) => {
    expect(pointers({ ...minimal, ...wrong })).toEqual([pointer]);
  });

  it('keeps the lines of a description', () => {
    expect(productInput.parse({ ...minimal, description: 'One.\n\tTwo.' }).description).toBe('One.\n\tTwo.');
  });
});

describe('a patch', () => {
  it('names what it changes, and gives nothing else a value', () => {
    expect(productPatch.parse({ name: 'Cup' })).toEqual({ name: 'Cup' });
    expect(productPatch.parse({})).toEqual({});
    expect(pointers({ version: 0 }, productPatch)).toEqual(['version']);
    expect(pointers({ id: '7' }, productPatch)).toEqual(['']);
  });
});

const state: ProductState = {
  ...productInput.parse(minimal),
  slug: 'mug',
  keywords: '',
  brand: { id: '1', name: 'Nordvik' },
  options: [{ name: 'Size', values: ['S', 'L'] }],
  variants: ['S', 'L'].map((size, at) => ({
    id: String(10 + at),
    sku: `MUG-${size}`,
    price: 900,
    compareAtPrice: null,
    options: { Size: size },
    imageIndex: null,
    available: 4,
  })),
};
const [small, large] = state.variants as [ProductState['variants'][number], ProductState['variants'][number]];
const errorsOf = (change: Partial<ProductState>) => checkProduct({ ...state, ...change }).map(({ pointer }) => pointer);

describe('the parts of a product', () => {
  it('agree', () => expect(errorsOf({})).toEqual([]));

  it.each([
    ['/variants/1/options', { variants: [small, { ...large, options: {} }] }],
    ['/variants/1/options', { variants: [small, { ...large, options: { Size: 'XL' } }] }],
    ['/variants/1/options', { variants: [small, { ...large, options: { Size: 'L', Colour: 'red' } }] }],
    ['/variants/1/options', { variants: [small, { ...large, options: { Size: 'S' } }] }],
    ['/variants/1/sku', { variants: [small, { ...large, sku: small.sku }] }],
    ['/variants/0/compareAtPrice', { variants: [{ ...small, compareAtPrice: 900 }] }],
    ['/variants/0/imageIndex', { variants: [{ ...small, imageIndex: 0 }] }],
    ['/options', { options: [...state.options, { name: 'Size', values: ['S', 'L'] }] }],
  ] as const)('do not: %s', (pointer, change) => {
    expect(errorsOf(change as unknown as Partial<ProductState>)).toEqual([pointer]);
  });

  it('do not when options go and variants stay', () => {
    expect(errorsOf({ options: [] })).toEqual(['/variants/0/options', '/variants/1/options']);
  });

  it.each([
    ['/variants/0/id', [{ id: '99', sku: 'NEW' }]],
    ['/variants/1/id', [{ id: '10', sku: 'A' }, { sku: 'MUG-S' }]],
    ['/variants/0/available', [{ id: '10', sku: 'MUG-S', available: 9 }]],
  ])('refuse at %s %o', (pointer, given) => {
    const variants = productPatch.parse({ variants: given.map((one) => ({ price: 1, ...one })) }).variants ?? [];
    expect(checkVariantIds(state.variants, variants).map((error) => error.pointer)).toEqual([pointer]);
  });
});

it('keeps a variant with its id and stock where it is named by either', () => {
  const { variants } = productPatch.parse({
    variants: [
      { sku: 'MUG-L', price: 1 },
      { id: '10', sku: 'MUG-XS', price: 2 },
      { sku: 'MUG-NEW', price: 3, available: 7 },
    ],
  });
  const merged = mergePatch(state, { variants }, state.brand).variants;
  expect(merged.map(({ id, sku, available }) => [id, sku, available])).toEqual([
    ['11', 'MUG-L', 4],
    ['10', 'MUG-XS', 4],
    [undefined, 'MUG-NEW', 7],
  ]);
});

it('takes the price of the cheapest variant, with what that cost before', () => {
  const priced = (price: number, compareAtPrice: number | null) => ({ ...small, price, compareAtPrice });
  expect(lowestPrice([priced(900, 950), priced(700, null), priced(700, 800)])).toEqual({
    price: 700,
    compareAtPrice: null,
  });
  expect(() => lowestPrice([])).toThrow(RangeError);
});

it('makes each keyword once', () => {
  expect(makeKeywords('Nordvik', ['Kitchen', 'Tea', 'Kitchen'], { colour: 'red' })).toBe('Nordvik Kitchen Tea red');
});
