import { expect, it } from 'vitest';
import { primaryTrail } from '#lib/catalog/primary-trail.ts';

const refs = (...paths: string[]) => ({
  categories: paths.map((path) => ({ id: path, slug: path, path, name: path })),
});
const trailOf = (...paths: string[]) => primaryTrail(refs(...paths)).map((category) => category.path);

it('goes down from the department to the first category, and no further', () => {
  expect(trailOf('kitchen', 'kitchen/coffee')).toEqual(['kitchen', 'kitchen/coffee']);
  expect(trailOf('kitchen', 'kitchen/coffee', 'kitchen/tea')).toEqual(['kitchen', 'kitchen/coffee']);
  expect(trailOf('kitchen', 'kitchen/coffee', 'garden', 'garden/tools')).toEqual(['kitchen', 'kitchen/coffee']);
  expect(trailOf('a', 'a/b', 'a/b/c', 'a/bc')).toEqual(['a', 'a/b', 'a/b/c']);
  expect(trailOf()).toEqual([]);
});
