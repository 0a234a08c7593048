import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctWord, editDistance } from '#lib/search/spelling.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcü'), maxLength: 8 });

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['mug', 'mug', 0],
    ['mug', 'mgu', 1],
    ['skilet', 'skillet', 1],
    ['telescoep', 'telescope', 1],
    ['sofa', 'mug', 4],
    ['', 'mug', 3],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, nothing for equal words only, and no more than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max([...a].length, [...b].length));
      }),
    );
  });

  it('is one for a letter that is missing, added, wrong, or in its neighbour’s place', () => {
    fc.assert(
      fc.property(word, fc.nat(7), (text, place) => {
        const letters = [...text];
        const at = Math.min(place, letters.length);
        expect(editDistance(text, [...letters.slice(0, at), 'x', ...letters.slice(at)].join(''))).toBe(1);
        if (at === letters.length) return;
        expect(editDistance(text, [...letters.slice(0, at), 'x', ...letters.slice(at + 1)].join(''))).toBe(1);
        expect(editDistance(text, letters.toSpliced(at, 1).join(''))).toBe(1);
        const swapped = [...letters.slice(0, at), letters[at + 1] ?? '', letters[at], ...letters.slice(at + 2)].join(
          '',
        );
        expect(editDistance(text, swapped)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a misspelt word', () => {
  it('is the nearest known one', () => {
    expect(correctWord('headfones', ['headphones', 'gramophones'])).toBe('headphones');
    expect(correctWord('mgu', ['mud', 'mug'])).toBe('mug');
  });

  it('begins like it, where two are equally near', () => {
    expect(correctWord('lamb', ['jamb', 'lamp'])).toBe('lamp');
  });

  it('is left alone when too many of its letters would change', () => {
    expect(correctWord('zzyzx', ['buzz', 'lazy'])).toBeUndefined();
    expect(correctWord('tent', ['vent', 'tint'])).toBe('tint');
    expect(correctWord('cup', ['cab'])).toBeUndefined();
  });
});
