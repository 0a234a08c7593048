import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Lifecycle } from '#scripts/run/lifecycle.ts';
import { findChromium } from '#scripts/test/find-chromium.ts';
import { installMissing, listMissing } from '#scripts/test/requirements.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const LIFE: Lifecycle = {
  signal: new AbortController().signal,
  onStop: () => {},
  stop: () => Promise.reject(new Error('stopped')),
};

const putProgram = (directory: string, name: string, lines: string) => {
  writeFileSync(join(directory, name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(directory, name), 0o755);
};

afterEach(() => vi.unstubAllEnvs());

it('says exactly what to install', () => {
  vi.stubEnv('PATH', makeTemporaryDirectory());
  expect(listMissing(['redis'])).toEqual([expect.stringContaining('apt-get install redis-server')]);
});

it.each(['redis-server', 'valkey-server'])('is content with %s', (name) => {
  const directory = makeTemporaryDirectory();
  putProgram(directory, name, '');
  vi.stubEnv('PATH', directory);
  expect(listMissing(['redis'])).toEqual([]);
});

it('says which packages the edge is made of', () => {
  vi.stubEnv('PATH', makeTemporaryDirectory());
  expect(listMissing(['varnish'])).toEqual([expect.stringContaining('apt-get install varnish varnish-modules')]);
});

it.runIf(process.getuid?.() === 0)('gets package lists first where there are none, then what is missing', async () => {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  putProgram(
    directory,
    'apt-get',
    `[ "$1" = --version ] && exit 0
echo "$@" >> ${log}
[ "$1" = update ] && echo done >> ${directory}/lists
[ "$1" = install ] && [ ! -e ${directory}/lists ] && exit 100
[ "$1" = install ] && { echo > ${directory}/redis-server; /bin/chmod 755 ${directory}/redis-server; }
exit 0`,
  );
  vi.stubEnv('PATH', directory);
  await installMissing(['redis'], LIFE);
  const install = 'install -y --no-install-recommends redis-server';
  expect(readFileSync(log, 'utf8')).toBe(`${install}\nupdate\n${install}\n`);
  expect(listMissing(['redis'])).toEqual([]);
});

it.runIf(process.getuid?.() === 0)('gets all packages of what is missing at once', async () => {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  putProgram(directory, 'apt-get', `[ "$1" = --version ] || echo "$@" >> ${log}`);
  vi.stubEnv('PATH', directory);
  await installMissing(['redis', 'varnish'], LIFE);
  expect(readFileSync(log, 'utf8')).toBe('install -y --no-install-recommends redis-server varnish varnish-modules\n');
});

it.runIf(process.getuid?.() === 0)('gets a whole browser where there is none without windows', async () => {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  putProgram(
    directory,
    'apt-get',
    `[ "$1" = --version ] && exit 0
echo "$@" >> ${log}
case "$*" in *shell*) exit 100;; *install*) echo > ${directory}/chromium; /bin/chmod 755 ${directory}/chromium;; esac
exit 0`,
  );
  vi.stubEnv('PATH', directory);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', directory);
  await installMissing(['browser'], LIFE);
  expect(readFileSync(log, 'utf8').trim().split('\n').at(-1)).toBe('install -y --no-install-recommends chromium');
  expect(findChromium()).toBe(join(directory, 'chromium'));
});
