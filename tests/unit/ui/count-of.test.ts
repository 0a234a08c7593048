import { describe, expect, it } from 'vitest';
import { countOf } from '#app/_ui/primitives/count-of.ts';

describe('countOf', () => {
  it('has one of a thing', () => expect(countOf(1, 'product')).toBe('1 product'));
  it('has several, with separators', () => expect(countOf(2124, 'product')).toBe('2,124 products'));
  it('has none', () => expect(countOf(0, 'review')).toBe('0 reviews'));
  it('takes a plural of its own', () => expect(countOf(2, 'category', 'categories')).toBe('2 categories'));
});
