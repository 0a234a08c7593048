import { describe, expect, it } from 'vitest';
import { addViewed } from '#app/_ui/recent/viewed.ts';

describe('addViewed', () => {
  it('puts what was looked at last first, and each product once', () => {
    expect(addViewed(['1', '2', '3'], '2')).toEqual(['2', '1', '3']);
  });

  it('keeps the last twelve', () => {
    const many = Array.from({ length: 12 }, (_, at) => String(at + 1));
    expect(addViewed(many, '99')).toEqual(['99', ...many.slice(0, 11)]);
  });
});
