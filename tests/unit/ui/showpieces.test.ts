import { describe, expect, it } from 'vitest';
import { pickShowpieces } from '#app/(shop)/_home/showpieces.ts';
import type { ProductSummary } from '#lib/catalog/types.ts';

const product = (id: string, department: string, changes: Partial<ProductSummary> = {}): ProductSummary => ({
  id,
  slug: `p-${id}`,
  name: id,
  brand: 'Brand',
  currency: 'EUR',
  price: 100,
  compareAtPrice: null,
  priceVaries: false,
  images: [{ url: '/x', width: 1, height: 1, alt: '', placeholder: '#eee' }],
  categories: [{ id: department, slug: department, path: department, name: department }],
  rating: { average: 0, count: 0 },
  inStock: true,
  version: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});
const pick = (...candidates: ProductSummary[]) => pickShowpieces(candidates).map(({ id }) => id);

describe('pickShowpieces', () => {
  it('takes each from another department', () => {
    expect(pick(product('1', 'a'), product('2', 'a'), product('3', 'b'), product('4', 'c'))).toEqual(['1', '3', '4']);
  });
  it('fills up from departments it has already', () => {
    expect(pick(product('1', 'a'), product('2', 'a'), product('3', 'b'))).toEqual(['1', '3', '2']);
  });
  it('shows nothing that is sold out or has no picture', () => {
    expect(pick(product('1', 'a', { inStock: false }), product('2', 'b', { images: [] }), product('3', 'c'))).toEqual([
      '3',
    ]);
  });
  it('shows nothing twice', () => expect(pick(product('1', 'a'), product('1', 'a'))).toEqual(['1']));
});
