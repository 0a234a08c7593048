import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ComposedSource } from '#db/schema/catalog.ts';
import { ANGLE_NAMES } from '#lib/images/angles.ts';
import { hashPicture } from '#lib/images/hash.ts';
import { TONE_NAMES } from '#lib/images/tones.ts';

const recipe = fc.record({
  kind: fc.constant('composed' as const),
  object: fc.constantFrom('1fad6', '2615', '1f372'),
  hue: fc.integer({ min: 0, max: 359 }),
  tone: fc.constantFrom(...TONE_NAMES),
  angle: fc.constantFrom(...ANGLE_NAMES),
});

const KEYS = ['object', 'hue', 'tone', 'angle'] as const;

it('names the same recipe the same, whatever the order of its parts', () => {
  fc.assert(
    fc.property(recipe, (source) => {
      const reversed = Object.fromEntries(Object.entries(source).reverse()) as ComposedSource;
      expect(hashPicture(reversed)).toBe(hashPicture(source));
      expect(hashPicture(source)).toMatch(/^[0-9a-f]{32}$/);
    }),
  );
});

it('gives a recipe of which any one part is another another name', () => {
  fc.assert(
    fc.property(recipe, recipe, fc.constantFrom(...KEYS), (one, other, key) => {
      fc.pre(one[key] !== other[key]);
      expect(hashPicture({ ...one, [key]: other[key] })).not.toBe(hashPicture(one));
    }),
  );
});

it('has no name for an object that is not there', () => {
  const source = { kind: 'composed', object: 'ffff', hue: 0, tone: 'sand', angle: 'front' } as const;
  expect(() => hashPicture(source)).toThrow();
});
