import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './root.mjs';

/** Written after a complete install, inside of what it vouches for. */
export const STAMP = at('node_modules', '.strata-install');
const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts'];

/** Whether node_modules is complete and is what package.json and the lock file ask for. */
export function isInstalled() {
  if (readText(STAMP) === hashWanted()) return true;
  if (!isInstalledByHand()) return false;
  stampInstall();
  return true;
}

/** Notes that the install which has just ended is complete. */
export function stampInstall() {
  try {
    writeFileSync(STAMP, hashWanted());
  } catch {
    // A checkout that cannot be written is checked again at each start, at little cost.
  }
}

function hashWanted() {
  const manifest = JSON.parse(readText(at('package.json')));
  const sections = SECTIONS.map((section) => manifest[section]);
  const where = `${process.platform}-${process.arch}`;
  return createHash('sha256')
    .update(JSON.stringify([where, sections, readText(at('package-lock.json'))]))
    .digest('hex');
}

/**
 * `npm ci` or `npm install` by hand leaves no stamp of ours, but npm writes what it has installed into a lock file of
 * its own, as the last thing it does.
 */
function isInstalledByHand() {
  const installed = readLock(at('node_modules', '.package-lock.json'));
  const wanted = readLock(at('package-lock.json'));
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || installed[path]?.version === entry.version,
  );
}

function readLock(file) {
  const text = readText(file);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
