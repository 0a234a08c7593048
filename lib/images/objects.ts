import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const ASSETS = join(dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');

/** Code points in hex, joined by dashes: nothing that could leave the assets folder. */
const OBJECT_NAME = /^[0-9a-f]{4,6}(-[0-9a-f]{4,6})*$/;

function locateObject(object: string): string {
  if (!OBJECT_NAME.test(object)) throw new RangeError(`Not the name of an object: ${object}`);
  return join(ASSETS, `${object}.webp`);
}

/** Whether `@lobehub/fluent-emoji-3d` has an object of that name. */
export function hasObject(object: string): boolean {
  return OBJECT_NAME.test(object) && existsSync(locateObject(object));
}

/** The object's file: 256 x 256 WebP with alpha. */
export function readObject(object: string): Promise<Buffer> {
  return readFile(locateObject(object));
}

const digests = new Map<string, string>();

/** SHA-256 of the object's file in hex, read once per process. */
export function digestObject(object: string): string {
  const known = digests.get(object);
  if (known) return known;
  const digest = createHash('sha256')
    .update(readFileSync(locateObject(object)))
    .digest('hex');
  digests.set(object, digest);
  return digest;
}
