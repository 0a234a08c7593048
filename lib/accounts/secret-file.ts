import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where generated secrets are, below the data directory. */
const FOLDER = 'secrets';

/**
 * A secret of the data directory, generated when it is first asked for. Processes that ask at once get the same one: each
 * writes its own aside, and only the first can give it the name. Readable by this user alone.
 * @param name of the file
 * @throws the system's error when the file can neither be read nor written; an Error when it is empty
 */
export function keepSecret(dataDir: string, name: string, generate = () => randomBytes(32).toString('hex')): string {
  const file = join(dataDir, FOLDER, name);
  const present = readSecret(dataDir, name);
  if (present !== undefined) return present;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, `${generate()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readSecret(dataDir, name) as string;
}

function readSecret(dataDir: string, name: string): string | undefined {
  const file = join(dataDir, FOLDER, name);
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') throw new Error(`${file} is empty: remove it, and another one is generated.`);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
