import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDiff } from '#app/admin/_audit/diff-model.ts';

describe('what differs in an entry of the audit log', () => {
  it('names the way to each value that differs, and leaves out what does not', () => {
    const variant = { sku: 'A-1', price: 900, options: { size: 'S' } };
    expect(
      toDiff(
        { name: 'Lamp', compareAtPrice: null, variants: [variant, { ...variant, sku: 'A-2' }] },
        {
          name: 'Lamp',
          compareAtPrice: 1_000,
          variants: [
            { ...variant, price: 950 },
            { ...variant, sku: 'A-2' },
          ],
        },
      ),
    ).toEqual([
      { field: 'variants › A-1 › price', before: '900', after: '950' },
      { field: 'compare at price', before: null, after: '1000' },
    ]);
  });

  it('shows what was made, and what is gone, on one side', () => {
    expect(toDiff(null, { tags: ['a', 'b'], isOn: true })).toEqual([
      { field: 'tags', before: null, after: 'a, b' },
      { field: 'is on', before: null, after: 'yes' },
    ]);
    expect(toDiff({ role: 'editor' }, null)).toEqual([{ field: 'role', before: 'editor', after: null }]);
  });

  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.integer(), { maxLength: 3 }),
      fc.array(fc.record({ sku: fc.string(), price: fc.integer() }), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  const fields = fc.dictionary(fc.string(), value, { maxKeys: 5 });

  it('of two equal sides is nothing', () => {
    fc.assert(fc.property(fields, (side) => toDiff(side, structuredClone(side)).length === 0));
  });

  it('is the same the other way round, with its sides exchanged', () => {
    const sorted = (rows: ReturnType<typeof toDiff>) => rows.toSorted((a, b) => (a.field < b.field ? -1 : 1));
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        const back = toDiff(other, one).map(({ field, before, after }) => ({ field, before: after, after: before }));
        expect(sorted(back)).toEqual(sorted(toDiff(one, other)));
      }),
    );
  });
});
