import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

let counter = 0;

/**
 * Writes a file so that nobody ever sees half of it.
 * @returns false when the disk would not take it: full, read-only, not permitted
 */
export async function keepFile(path: string, bytes: Buffer): Promise<boolean> {
  counter += 1;
  const temporary = `${path}.${process.pid}-${counter}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => {});
    return false;
  }
}
