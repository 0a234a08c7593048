import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
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

/** A PATH with nothing on it but an `apt-get`, which notes what it is asked for. @param lines what it does then */
function putApt(lines: string): { directory: string; asked: () => string } {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  putProgram(directory, 'apt-get', `[ "$1" = --version ] && exit 0\necho "$@" >> ${log}\n${lines}\nexit 0`);
  vi.stubEnv('PATH', directory);
  vi.stubEnv('HERE', directory);
  return { directory, asked: () => readFileSync(log, 'utf8') };
}

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
  const { asked } = putApt(`[ "$1" = update ] && echo done >> $HERE/lists
[ "$1" = install ] && [ ! -e $HERE/lists ] && exit 100
[ "$1" = install ] && { echo > $HERE/redis-server; /bin/chmod 755 $HERE/redis-server; }`);
  await installMissing(['redis'], LIFE);
  const install = 'install -y --no-install-recommends redis-server';
  expect(asked()).toBe(`${install}\nupdate\n${install}\n`);
  expect(listMissing(['redis'])).toEqual([]);
});

it.runIf(process.getuid?.() === 0)('gets all packages of what is missing at once', async () => {
  const { asked } = putApt('');
  await installMissing(['redis', 'varnish'], LIFE);
  expect(asked()).toBe('install -y --no-install-recommends redis-server varnish varnish-modules\n');
});

it.runIf(process.getuid?.() === 0 && !existsSync(chromium.executablePath()))(
  'gets a whole browser where there is none without windows',
  async () => {
    const { directory, asked } = putApt(
      'case "$*" in *shell*) exit 100;; *install*) echo > $HERE/chromium; /bin/chmod 755 $HERE/chromium;; esac',
    );
    await installMissing(['browser'], LIFE);
    expect(asked().trim().split('\n').at(-1)).toBe('install -y --no-install-recommends chromium');
    expect(findChromium()).toBe(join(directory, 'chromium'));
  },
);
