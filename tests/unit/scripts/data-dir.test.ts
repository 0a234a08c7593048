import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepareDataDir } from '#scripts/run/data-dir.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

it('makes the directory, with its parents, and leaves nothing in it', () => {
  const directory = join(makeTemporaryDirectory(), 'a', 'b');
  prepareDataDir(directory);
  prepareDataDir(directory);
  expect(readdirSync(directory)).toEqual([]);
});

it.each([
  ['is a file', ['file']],
  ['lies below a file', ['file', 'a']],
])('says in one line that the directory %s', (_name, parts) => {
  const directory = makeTemporaryDirectory();
  writeFileSync(join(directory, 'file'), '');
  const wanted = join(directory, ...parts);
  expect(() => prepareDataDir(wanted)).toThrow(
    `STRATA_DATA_DIR: cannot write to ${wanted}: a file of that name is in the way (EEXIST)`,
  );
});

it.runIf(process.platform === 'linux')('gives up on a file system that takes no directories', () => {
  expect(() => prepareDataDir('/proc/strata/data')).toThrow(
    'STRATA_DATA_DIR: cannot write to /proc/strata/data: no such',
  );
});
