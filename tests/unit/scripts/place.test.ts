import { cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { choosePlace, readBase } from '#scripts/services/postgres/place.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const SELF = { kind: 'self' } as const;

/** A data directory whose cluster was moved to `base`, as an earlier start would have left it. */
const makeMovedHome = () => {
  const directory = makeTemporaryDirectory();
  const home = join(directory, 'home');
  const base = join(directory, 'base');
  mkdirSync(home);
  mkdirSync(base);
  writeFileSync(join(base, 'id'), 'the-id');
  writeFileSync(join(home, 'moved.json'), JSON.stringify({ base, home, id: 'the-id' }));
  return { directory, home, base };
};

it('keeps the cluster in the data directory when the server may enter it', () => {
  const home = makeTemporaryDirectory();
  expect(choosePlace(home, SELF)).toEqual({ kind: 'home', base: home });
});

it('leaves a cluster that was moved where it is', () => {
  const { home, base } = makeMovedHome();
  expect(choosePlace(home, SELF)).toEqual({ kind: 'moved', base, fresh: false });
  expect(readBase(home)).toBe(base);
});

it('follows a data directory that was renamed', () => {
  const { directory, home, base } = makeMovedHome();
  const renamed = join(directory, 'renamed');
  renameSync(home, renamed);
  expect(choosePlace(renamed, SELF)).toMatchObject({ base });
  expect(choosePlace(renamed, SELF)).toMatchObject({ base });
});

it('refuses a copy, which would share the database of the original', () => {
  const { directory, home } = makeMovedHome();
  const copy = join(directory, 'copy');
  cpSync(home, copy, { recursive: true });
  expect(() => choosePlace(copy, SELF)).toThrow(`${copy} is a copy of ${home}`);
});

it('says that a cluster is gone, once', () => {
  const { home, base } = makeMovedHome();
  writeFileSync(join(base, 'id'), 'another life');
  expect(() => choosePlace(home, SELF)).toThrow(`lay in ${base}, which is gone`);
  expect(existsSync(join(home, 'moved.json'))).toBe(false);
  expect(choosePlace(home, SELF)).toEqual({ kind: 'home', base: home });
});
