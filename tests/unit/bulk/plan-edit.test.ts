import { expect, it } from 'vitest';
import { planEdit } from '#lib/bulk/edit/plan-edit.ts';
import { MAX_CATEGORIES } from '#lib/catalog/product-input.ts';
import type { ProductState } from '#lib/catalog/product-state.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));
const filedUnder = (categoryIds: string[]) =>
  ({ status: 'published', currency: 'EUR', categoryIds, variants: [] }) as unknown as ProductState;
const tree = { byId: new Map() } as never;

it('files a product under no more categories than a save of it would take', () => {
  const add = { addCategoryId: '99' };
  expect(planEdit(filedUnder(ids(MAX_CATEGORIES)), add, tree)).toMatchObject({
    state: 'invalid',
    errors: [{ field: 'Categories' }],
  });
  expect(planEdit(filedUnder(ids(MAX_CATEGORIES - 1)), add, tree).state).toBe('waiting');
  expect(planEdit(filedUnder(ids(MAX_CATEGORIES)), { ...add, removeCategoryId: '1' }, tree).state).toBe('waiting');
});
