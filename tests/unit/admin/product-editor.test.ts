import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptSaved } from '#app/admin/products/_editor/adopt-saved.ts';
import { fromAmount, readAmount } from '#app/admin/products/_editor/amount.ts';
import { checkForm, fromPointer } from '#app/admin/products/_editor/check-form.ts';
import { type EditorForm, emptyForm, toForm } from '#app/admin/products/_editor/editor-form.ts';
import { findDifferences, mergeForms } from '#app/admin/products/_editor/merge-model.ts';
import {
  addOption,
  addValue,
  addVariants,
  countMissing,
  removeOption,
  removeValue,
} from '#app/admin/products/_editor/options-model.ts';
import { suggestSkus } from '#app/admin/products/_editor/suggest-skus.ts';
import { choicesInWords, toInput, toPatch } from '#app/admin/products/_editor/to-input.ts';
import type { AdminProduct } from '#lib/catalog/admin-product.ts';

const picture = (hash: string) => ({
  ...{ hash: hash.repeat(32), url: `/media/${hash.repeat(32)}-800.webp`, width: 800, height: 800 },
  ...{ alt: `Picture ${hash}`, placeholder: '#eee', focalX: 50, focalY: 50 },
});
const product: AdminProduct = {
  ...{ id: '1', slug: 'mug', name: 'Mug', brand: 'Nordvik', currency: 'EUR', price: 900, compareAtPrice: null },
  ...{ priceVaries: true, categories: [], rating: { average: 0, count: 0 }, inStock: true, version: 3 },
  ...{ updatedAt: '2026-01-01T00:00:00.000Z', createdAt: '2026-01-01T00:00:00.000Z', description: 'Holds tea.' },
  ...{ status: 'draft', publishAt: '2030-05-04T10:20:30.000Z', deletedAt: null, deletedFrom: null },
  ...{ seoTitle: null, seoDescription: 'Tea.', categoryIds: ['2', '3'] },
  attributes: [{ name: 'colour', label: 'Colour', value: 'grey' }],
  options: [{ name: 'Size', values: ['S', 'L'] }],
  images: [picture('a'), picture('b')],
  variants: [
    { id: '10', sku: 'MUG-S', price: 900, compareAtPrice: 1_200, options: { Size: 'S' }, imageIndex: 1, available: 4 },
    {
      id: '11',
      sku: 'MUG-L',
      price: 1_400,
      compareAtPrice: null,
      options: { Size: 'L' },
      imageIndex: null,
      available: 0,
    },
  ],
};
const ATTRIBUTES = ['colour', 'material'];
const form = toForm(product, ATTRIBUTES);
const makeKeys = () => {
  let made = 0;
  return () => `k${made++}`;
};
const withVariant = (at: number, part: Partial<EditorForm['variants'][number]>, of = form): EditorForm => ({
  ...of,
  variants: of.variants.map((variant, place) => (place === at ? { ...variant, ...part } : variant)),
});

describe('a form', () => {
  it('that nobody has touched saves nothing', () => expect(toPatch(form, toForm(product, ATTRIBUTES))).toEqual({}));

  it('names what was touched, and nothing else', () => {
    const touched = withVariant(1, { price: '15,5' }, { ...form, seoTitle: ' Mug, grey ' });
    expect(Object.keys(toPatch(form, touched)).sort()).toEqual(['seoTitle', 'variants']);
    expect(toPatch(form, touched)).toMatchObject({ seoTitle: 'Mug, grey', variants: [{ id: '10' }, { price: 1_550 }] });
  });

  it('keeps the picture of a variant where pictures change places', () => {
    const places = (images: EditorForm['images']) =>
      toInput({ ...form, images }).variants.map(({ imageIndex }) => imageIndex);
    expect(places(form.images)).toEqual([1, null]);
    expect(places([...form.images].reverse())).toEqual([0, null]);
  });

  it('reads every amount that it wrote, and none that may be meant as either of two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_147_483_647 }),
        fc.constantFrom('EUR', 'JPY', 'BHD'),
        (minor, currency) => {
          expect(readAmount(fromAmount(minor, currency), currency)).toBe(minor);
        },
      ),
    );
    expect(['12', '12,9', '1,299.00', "1'299", ' 7.05 '].map((text) => readAmount(text, 'EUR'))).toEqual([
      1_200, 1_290, 129_900, 129_900, 705,
    ]);
    expect(['', '-1', '1.299', '1.2.3', 'free', '1e3'].map((text) => readAmount(text, 'EUR'))).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('says where it could not be saved, in words', () => {
    const wrong: EditorForm = {
      ...withVariant(0, { price: 'much', sku: 'MUG-L' }, { ...form, name: ' ', publishAt: '' }),
      options: [
        {
          key: 'o0',
          name: 'Size',
          values: [
            { key: 'o0v0', text: 'S' },
            { key: 'o0v1', text: 'S' },
          ],
        },
      ],
    };
    expect(
      checkForm(wrong)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['name', 'options.0.values.1.text', 'publishAt', 'variants.0.price', 'variants.1.sku'].sort());
    expect(checkForm(form)).toEqual([]);
    expect(checkForm(emptyForm([])).map(({ name }) => name)).toContain('variants.0.sku');
    expect(checkForm(withVariant(0, { compareAtPrice: '9' }))).toMatchObject([{ name: 'variants.0.compareAtPrice' }]);
  });

  it.each([
    ['/variants/2/options', 'variants.2.choices'],
    ['/variants/2/imageIndex', 'variants.2.imageHash'],
    ['/options/0/values/1', 'options.0.values.1.text'],
    ['/categoryIds/3', 'categoryIds'],
    ['/attributes/skin-type', 'attributes.skin-type'],
    ['/images/1/alt', 'images.1'],
    ['/slug', 'slug'],
  ])('has %s of the API at %s', (pointer, name) => expect(fromPointer(pointer, 'is wrong').name).toBe(name));

  it('that was typed in while it was saved keeps that, and learns the ids of its variants', () => {
    const sent = addVariants(addValue(form, 'o0', 'XL', makeKeys()), makeKeys());
    const submitted = { ...form, ...sent };
    const answer = toForm(
      {
        ...product,
        slug: 'mug',
        variants: [...product.variants, { ...product.variants[0], id: '12', available: 0 } as never],
      },
      ATTRIBUTES,
    );
    const { values, defaults } = adoptSaved({ ...submitted, name: 'Typed on' }, submitted, answer);
    expect(values.name).toBe('Typed on');
    expect(values.variants.map(({ id }) => id)).toEqual(['10', '11', '12']);
    expect(Object.keys(toPatch(defaults, values))).toEqual(['name']);
  });
});

describe('options and variants', () => {
  const words = (matrix: Pick<EditorForm, 'options' | 'variants'>) =>
    matrix.variants.map((variant) => Object.values(choicesInWords(matrix, variant)).join('-'));

  it('grow and shrink together', () => {
    const key = makeKeys();
    const colours = addOption(form, key);
    const named = {
      ...colours,
      options: colours.options.map((one, at) =>
        at === 1 ? { ...one, name: 'Colour', values: one.values.map((value) => ({ ...value, text: 'red' })) } : one,
      ),
    };
    const both = addValue(named, 'k0', 'blue', key);
    expect(words(both)).toEqual(['S-red', 'S-blue', 'L-red', 'L-blue']);
    expect(both.variants.map(({ id }) => id)).toEqual(['10', '', '11', '']);
    expect(words(removeValue(both, 'o0', 'o0v0'))).toEqual(['L-red', 'L-blue']);
    expect(words(removeOption(both, 'o0'))).toEqual(['red', 'blue']);
    expect(removeOption(both, 'k0').variants.map(({ id }) => id)).toEqual(['10', '11']);
    const gap = { ...both, variants: both.variants.slice(0, 3) };
    expect(countMissing(gap)).toBe(1);
    expect(words(addVariants(gap, key))).toEqual(words(both));
  });

  it('never repeat a combination, nor exceed what can be saved', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('option' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('value' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('less' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('drop' as const), at: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const key = makeKeys();
        let matrix: Pick<EditorForm, 'options' | 'variants'> = { options: form.options, variants: form.variants };
        for (const { do: what, at } of steps) {
          const option = matrix.options[at % Math.max(1, matrix.options.length)];
          if (what === 'option' && matrix.options.length < 5) matrix = addOption(matrix, key);
          else if (option && what === 'value') matrix = addValue(matrix, option.key, key(), key);
          else if (option && what === 'less') matrix = removeValue(matrix, option.key, option.values[0]?.key ?? '');
          else if (option && what === 'drop') matrix = removeOption(matrix, option.key);
          const signs = matrix.variants.map(({ choices }) => matrix.options.map((one) => choices[one.key]).join());
          expect(new Set(signs).size).toBe(signs.length);
          expect(signs.length).toBeGreaterThan(0);
          expect(signs.length).toBeLessThanOrEqual(100);
          for (const { choices } of matrix.variants) {
            for (const one of matrix.options) expect(one.values.map((value) => value.key)).toContain(choices[one.key]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stop growing where no more could be saved', () => {
    const key = makeKeys();
    let matrix: Pick<EditorForm, 'options' | 'variants'> = addOption(form, key);
    for (let count = 0; count < 60; count += 1) matrix = addValue(matrix, 'k0', `value ${count}`, key);
    expect(matrix.variants).toHaveLength(100);
    expect(countMissing(matrix)).toBe(22);
  });

  it('are given SKUs of their own, and keep those they have', () => {
    const blank = withVariant(1, { sku: '' });
    expect(suggestSkus(blank).map(({ sku }) => sku)).toEqual(['MUG-S', 'MUG-L']);
    const fresh = { ...form, name: 'Café Cup', variants: form.variants.map((variant) => ({ ...variant, sku: '' })) };
    expect(suggestSkus(fresh).map(({ sku }) => sku)).toEqual(['CAFE-CUP-S', 'CAFE-CUP-L']);
  });
});

describe('two who edit one product', () => {
  const text = fc.constantFrom('one', 'two', 'three');
  const amount = fc.constantFrom('9.00', '9', '11.50', '12.00');
  const edits = fc.record(
    {
      ...{ name: text, description: text, brand: text, seoTitle: text },
      colour: text,
      price: amount,
      sku: fc.constantFrom('A', 'B'),
      images: fc.constantFrom(
        form.images,
        [...form.images].reverse(),
        form.images.map((image) => ({ ...image, alt: 'Other' })),
      ),
      categoryIds: fc.constantFrom(['2'], ['3', '2'], []),
      drops: fc.constant(true as const),
    },
    { requiredKeys: [] },
  );
  const apply = ({ colour, price, sku, drops, ...fields }: Partial<Record<string, unknown>>): EditorForm => {
    const plain = { ...form, ...(fields as Partial<EditorForm>) };
    const priced = withVariant(
      0,
      { ...(price !== undefined && { price: price as string }), ...(sku !== undefined && { sku: sku as string }) },
      plain,
    );
    return {
      ...priced,
      attributes: { ...priced.attributes, ...(colour !== undefined && { colour: colour as string }) },
      variants: drops ? priced.variants.slice(0, 1) : priced.variants,
    };
  };
  const name = (id: string) => id;

  it('lose nothing of what either has done alone', () => {
    fc.assert(
      fc.property(edits, edits, (a, b) => {
        const versions = { base: form, mine: apply(a), theirs: apply(b) };
        const clashes = findDifferences(versions, name).filter(({ kind }) => kind === 'clash');
        for (const choice of ['mine', 'theirs'] as const) {
          const merged = mergeForms(versions, Object.fromEntries(clashes.map(({ path }) => [path, choice])));
          const again = findDifferences({ ...versions, mine: merged }, name);
          // What they changed is there, but for clashes that were decided for mine.
          expect(again.map(({ path }) => path).sort()).toEqual(
            choice === 'mine' ? clashes.map(({ path }) => path).sort() : [],
          );
          // What I changed is there, but for clashes that were decided for them.
          const lost = findDifferences({ base: form, mine: merged, theirs: versions.mine }, name).map(
            ({ path }) => path,
          );
          const isDecided = (path: string) => clashes.some((clash) => clash.path === path || clash.path === 'matrix');
          // A variant that they have removed comes back as a new one.
          expect(lost.filter((path) => path !== 'matrix' && (choice === 'mine' || !isDecided(path)))).toEqual([]);
          if (choice === 'mine' && isDecided('matrix')) {
            expect(merged.variants.map(({ sku }) => sku)).toEqual(versions.mine.variants.map(({ sku }) => sku));
          }
        }
      }),
    );
  });

  it('are shown what differs, field by field, and not how it was typed', () => {
    const mine = withVariant(0, { price: '9' }, { ...form, name: 'Mine', categoryIds: ['3', '2'] });
    const theirs = withVariant(1, { price: '15.00' }, { ...form, name: 'Theirs', status: 'published', publishAt: '' });
    expect(findDifferences({ base: form, mine, theirs }, (id) => `C${id}`)).toMatchObject([
      { path: 'name', kind: 'clash', before: 'Mug', mine: 'Mine', theirs: 'Theirs' },
      { path: 'status', kind: 'theirs', theirs: 'Published' },
      { label: 'Price · L', kind: 'theirs', before: '14.00', theirs: '15.00' },
    ]);
  });

  it('decide on all variants at once where one of them has made others of them', () => {
    const mine = withVariant(0, { price: '10' });
    const theirs = { ...form, variants: form.variants.slice(1) };
    const versions = { base: form, mine, theirs };
    expect(findDifferences(versions, name)).toMatchObject([{ path: 'matrix', kind: 'clash' }]);
    expect(mergeForms(versions, { matrix: 'mine' }).variants.map(({ id }) => id)).toEqual(['', '11']);
    expect(mergeForms(versions, { matrix: 'theirs' }).variants.map(({ id }) => id)).toEqual(['11']);
  });
});
