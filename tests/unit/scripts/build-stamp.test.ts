import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { clearBuildStamp, hashSources, isBuilt, stampBuild } from '#scripts/run/build-stamp.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const makeCheckout = () => {
  const root = makeTemporaryDirectory();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('app/page.tsx', 'page');
  put('next.config.ts', 'config');
  put('.next/BUILD_ID', 'id');
  return { root, put };
};

it('takes a complete build of the same sources for fresh', () => {
  const { root } = makeCheckout();
  expect(isBuilt(root, hashSources(root))).toBe(false);
  stampBuild(root, hashSources(root));
  expect(isBuilt(root, hashSources(root))).toBe(true);
});

it.each(['app/page.tsx', 'app/new/page.tsx', 'lib/a.ts', 'public/a.svg', 'package-lock.json', 'next.config.ts'])(
  'takes a build for stale when %s has changed',
  (path) => {
    const { root, put } = makeCheckout();
    stampBuild(root, hashSources(root));
    put(path, 'changed');
    expect(isBuilt(root, hashSources(root))).toBe(false);
  },
);

it('tells a renamed file from the old one', () => {
  const { root, put } = makeCheckout();
  const before = hashSources(root);
  rmSync(join(root, 'app/page.tsx'));
  put('app/other.tsx', 'page');
  expect(hashSources(root)).not.toBe(before);
});

it('does not mind changed tests and commands', () => {
  const { root, put } = makeCheckout();
  const before = hashSources(root);
  put('tests/a.test.ts', 'changed');
  put('scripts/a.ts', 'changed');
  expect(hashSources(root)).toBe(before);
});

it('minds the variables that are inlined into what browsers get', () => {
  const { root } = makeCheckout();
  const before = hashSources(root);
  vi.stubEnv('NEXT_PUBLIC_COLOUR', 'red');
  expect(hashSources(root)).not.toBe(before);
  vi.unstubAllEnvs();
});

it('does not count a build that was broken off', () => {
  const { root } = makeCheckout();
  const hash = hashSources(root);
  stampBuild(root, hash);
  rmSync(join(root, '.next/BUILD_ID'));
  expect(isBuilt(root, hash)).toBe(false);
  clearBuildStamp(root);
  writeFileSync(join(root, '.next/BUILD_ID'), 'id');
  expect(isBuilt(root, hash)).toBe(false);
});
