import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStripes as createByStripe } from '#lib/cache/engine/local/stripes.ts';

/** The same, asked by key. */
function createStripes() {
  const { of, note, moved, bump, bumpAll } = createByStripe();
  return {
    note: (key: string) => note(of(key)),
    moved: (key: string, noted: number) => moved(of(key), noted),
    bump: (key: string) => bump(of(key)),
    bumpAll,
  };
}

describe('stripes', () => {
  it('are still until something happens to the key', () => {
    const stripes = createStripes();
    const noted = stripes.note('a');
    expect(stripes.moved('a', noted)).toBe(false);
    stripes.bump('a');
    expect(stripes.moved('a', noted)).toBe(true);
  });

  it('are still again for who notes them afterwards', () => {
    const stripes = createStripes();
    stripes.bump('a');
    expect(stripes.moved('a', stripes.note('a'))).toBe(false);
  });

  it('move for whatever key, however often', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (key, times) => {
        const stripes = createStripes();
        const noted = stripes.note(key);
        for (let time = 0; time < times; time++) stripes.bump(key);
        expect(stripes.moved(key, noted)).toBe(true);
      }),
    );
  });

  it('all move together when anything may have happened', () => {
    const stripes = createStripes();
    const keys = Array.from({ length: 10_000 }, (_, at) => `key-${at}`);
    const noted = keys.map(stripes.note);
    stripes.bumpAll();
    expect(keys.every((key, at) => stripes.moved(key, noted[at] as number))).toBe(true);
  });

  it('are seldom shared: keys spread over all of them', () => {
    const stripes = createStripes();
    const keys = Array.from({ length: 4_096 }, (_, at) => `product:${at}`);
    const noted = keys.map(stripes.note);
    stripes.bump('product:7');
    expect(keys.filter((key, at) => stripes.moved(key, noted[at] as number)).length).toBeLessThan(10);
  });

  it('of one cached thing are not those of another', () => {
    const [one, other] = [createStripes(), createStripes()];
    const noted = other.note('a');
    one.bump('a');
    expect(other.moved('a', noted)).toBe(false);
  });
});
