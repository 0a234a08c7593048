import { expect, it } from 'vitest';
import { joinChanges, type ProductChanged } from '#lib/bulk/run/join-changes.ts';

const changed = (id: number, categoryIds: string[] = ['2'], more: Partial<ProductChanged['note']> = {}) => ({
  note: { kind: 'product', cdn: 'purge' as const, tags: [`product:${id}`, 'list:all:price'], ...more },
  categoryIds,
});

it('names each product of a small operation', () => {
  expect(joinChanges([changed(1), changed(2)], 2)).toEqual({
    kind: 'bulk',
    tags: ['product:1', 'list:all:price', 'product:2'],
    cdn: 'purge',
  });
});

it('names those of a large one by their categories', () => {
  expect(joinChanges([changed(1), changed(2, ['3'])], 10_000)?.tags).toEqual([
    'category:2',
    'category:3',
    'list:all:price',
  ]);
});

it.each([
  ['one is in no category', [changed(1), changed(2, [])]],
  ['one was not for sale', [changed(1), changed(2, ['2'], { tags: ['product:2', 'slug:two'] })]],
  [
    'they are of very many categories',
    [
      changed(
        1,
        Array.from({ length: 21 }, (_, at) => String(at + 1)),
      ),
    ],
  ],
])('names all of the shop where %s', (_, all) => {
  expect(joinChanges(all, 10_000)?.tags).toContain('products');
});

it('says nothing to a CDN of what nobody could see', () => {
  const drafts = [changed(1, ['2'], { tags: ['product:1', 'slug:one'], cdn: 'none' })];
  expect(joinChanges(drafts, 10_000)).toMatchObject({ tags: ['product:1', 'slug:one'], cdn: 'none' });
  expect(joinChanges([...drafts, changed(2)], 10_000)?.tags).toEqual(['category:2', 'list:all:price']);
});

it('takes the strictest of what a CDN has to do, and nothing where nothing was written', () => {
  expect(joinChanges([changed(1, ['2'], { cdn: 'invalidate' }), changed(2)], 2)?.cdn).toBe('purge');
  expect(joinChanges([], 2)).toBeUndefined();
});
