import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { explainSystemError, Failure } from '../../run/failure.ts';

// The kernel's limit for a socket's path is 104 bytes on some systems.
const SOCKET_PATH_BYTES = 100;
const TEMPORARY_PREFIX = 'strata-redis-';
const NAME = 'redis.sock';

/**
 * Chooses the path of the private socket: in `home`, or in a temporary directory where that would be too long, or have
 * characters that a URL must escape. The remains of a killed run are removed.
 */
export function placeSocket(home: string): string {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    removeSocket(home, readRecord(home) ?? join(home, NAME));
    const wished = join(home, NAME);
    if (Buffer.byteLength(wished) < SOCKET_PATH_BYTES && /^[\w./-]+$/.test(wished)) return wished;
    const socket = join(mkdtempSync(join(tmpdir(), TEMPORARY_PREFIX)), NAME);
    writeFileSync(recordFile(home), socket);
    return socket;
  } catch (error) {
    throw new Failure(`Cannot make a place for Redis in ${home}: ${explainSystemError(error)}`);
  }
}

/** Clears the path of a socket whose server has died, for the next one: clients go on looking for it there. */
export function reuseSocket(socket: string): string {
  mkdirSync(dirname(socket), { recursive: true, mode: 0o700 });
  rmSync(socket, { force: true });
  return socket;
}

/** Removes a socket, with its temporary directory if it has one. */
export function removeSocket(home: string, socket: string): void {
  const directory = dirname(socket);
  const temporary = basename(directory).startsWith(TEMPORARY_PREFIX);
  rmSync(temporary ? directory : socket, { recursive: true, force: true });
  rmSync(recordFile(home), { force: true });
}

const recordFile = (home: string) => join(home, 'socket');

function readRecord(home: string): string | undefined {
  try {
    return readFileSync(recordFile(home), 'utf8');
  } catch {
    return undefined;
  }
}
