import { expect, it } from 'vitest';
import { isSlug } from '#lib/catalog/ids.ts';
import { pickFreeSlug, toProductSlug, toSlug } from '#lib/catalog/slugs.ts';

it.each([
  ['Café "Ørsted", 2 l', 'cafe-orsted-2-l'],
  ['Großer Kürbis', 'grosser-kurbis'],
  ['  --  Moka   Pot!  ', 'moka-pot'],
  ["Maker's Mug", 'makers-mug'],
  ['Łódź Æther ﬁn', 'lodz-aether-fin'],
  ['日本', ''],
])('makes of %j the slug %j', (name, slug) => {
  expect(toSlug(name)).toBe(slug);
});

it.each(['日本', '1984', '', 'x'.repeat(300), `${'x'.repeat(79)} y`, 'Moka'])(
  'makes of %j a slug that a product can have',
  (name) => {
    expect(isSlug(toProductSlug(name))).toBe(true);
  },
);

it('takes the first number that is free', () => {
  expect(pickFreeSlug('mug', new Set())).toBe('mug');
  expect(pickFreeSlug('mug', new Set(['mug', 'mug-2', 'mug-4']))).toBe('mug-3');
});
