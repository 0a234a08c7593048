import { describe, expect, it } from 'vitest';
import { pickTrail } from '#app/(shop)/products/[slug]/_parts/category-trail.ts';

const pick = (...paths: string[]) =>
  pickTrail(paths.map((path) => ({ id: path, slug: path, path, name: path }))).map(({ path }) => path);

describe('pickTrail', () => {
  it('goes from the department down', () => {
    expect(pick('kitchen', 'kitchen/pans', 'kitchen/pans/woks')).toEqual([
      'kitchen',
      'kitchen/pans',
      'kitchen/pans/woks',
    ]);
  });
  it('follows the first of several categories', () => {
    expect(pick('kitchen', 'kitchen/pans', 'kitchen/bowls')).toEqual(['kitchen', 'kitchen/pans']);
  });
  it('does not take a name for a folder', () => expect(pick('home', 'home-office/desks')).toEqual(['home']));
  it('is empty for a product in no category', () => expect(pick()).toEqual([]));
});
