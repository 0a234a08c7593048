import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What a build is made of. Tests and commands are not: they are checked, never bundled.
const SOURCES = [
  'app',
  'lib',
  'db',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const STAMP = join('.next', 'strata-build');

/** A fingerprint of everything that goes into a build of the checkout `root`. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) hashEntry(hash, root, source);
  // These are inlined into what browsers get.
  const inlined = Object.entries(process.env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'));
  hash.update(JSON.stringify(inlined.sort()));
  return hash.digest('hex');
}

/** Whether the last complete build is of these sources. */
export function isBuilt(root: string, hash: string): boolean {
  if (!existsSync(join(root, '.next', 'BUILD_ID')) || !existsSync(join(root, STAMP))) return false;
  return readFileSync(join(root, STAMP), 'utf8') === hash;
}

/** Notes a complete build. */
export function stampBuild(root: string, hash: string): void {
  writeFileSync(join(root, STAMP), hash);
}

/** Before a build: one that is broken off must not count. */
export function clearBuildStamp(root: string): void {
  rmSync(join(root, STAMP), { force: true });
}

function hashEntry(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) hashEntry(hash, root, join(path, name));
    return;
  }
  hash.update(`${path}\0${stat.size}\0`).update(readFileSync(full));
}
