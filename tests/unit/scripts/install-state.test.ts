import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { atRoot } from '#scripts/run/root.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

type InstallState = { isInstalled: () => boolean; stampInstall: () => void; STAMP: string };

const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
  },
};

const makeCheckout = async () => {
  const root = makeTemporaryDirectory();
  cpSync(atRoot('scripts', 'bootstrap'), join(root, 'scripts', 'bootstrap'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  const put = (path: string, value: unknown) => writeFileSync(join(root, path), JSON.stringify(value));
  put('package.json', { dependencies: { a: '1.0.0' }, scripts: {} });
  put('package-lock.json', LOCK);
  const url = pathToFileURL(join(root, 'scripts/bootstrap/install-state.mjs')).href;
  const state = (await import(/* @vite-ignore */ url)) as InstallState;
  return { put, root, ...state };
};

it('takes a checkout without packages for not installed', async () => {
  const { isInstalled } = await makeCheckout();
  expect(isInstalled()).toBe(false);
});

it('trusts its own stamp until dependencies or lock file change', async () => {
  const { isInstalled, stampInstall, put } = await makeCheckout();
  stampInstall();
  expect(isInstalled()).toBe(true);
  put('package.json', { dependencies: { a: '1.0.0' }, scripts: { more: 'true' } });
  expect(isInstalled()).toBe(true);
  put('package.json', { dependencies: { a: '2.0.0' } });
  expect(isInstalled()).toBe(false);
});

it('goes with the packages: a stamp cannot outlive them', async () => {
  const { isInstalled, stampInstall, root, STAMP } = await makeCheckout();
  stampInstall();
  rmSync(join(root, 'node_modules'), { recursive: true });
  expect(existsSync(STAMP)).toBe(false);
  expect(isInstalled()).toBe(false);
});

it('accepts a complete install by hand, other platforms’ packages left out', async () => {
  const { isInstalled, put } = await makeCheckout();
  put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  expect(isInstalled()).toBe(true);
});

it.each([
  ['another version', { 'node_modules/a': { version: '0.9.0' } }],
  ['a missing package', {}],
])('installs again over %s', async (_name, packages) => {
  const { isInstalled, put } = await makeCheckout();
  put('node_modules/.package-lock.json', { packages });
  expect(isInstalled()).toBe(false);
});
