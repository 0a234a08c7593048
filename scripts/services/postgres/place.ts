import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../run/failure.ts';
import { type Account, canEnter } from './account.ts';

/** Where the cluster lies. `moved`: outside the data directory, since the server's user may not enter that. */
export type Place = { kind: 'home'; base: string } | { kind: 'moved'; base: string; fresh: boolean };

type MoveRecord = { base: string; home: string; id: string };

const SHARED_ROOT = '/var/lib/strata';
const RECORD = 'moved.json';

/**
 * Chooses the directory of the cluster: `home` in the data directory, or one that the server's user can reach.
 * A cluster that was once moved stays where it is, and `home` keeps the record of it.
 * @throws Failure when `home` is a copy of another data directory, whose database it would share
 */
export function choosePlace(home: string, account: Account): Place {
  const record = readRecord(home);
  if (record !== undefined) return followRecord(home, record);
  if (canEnter(home, account)) return { kind: 'home', base: home };
  const base = makeReachableDirectory(home, account);
  const fresh = { base, home: realpathSync(home), id: randomUUID() };
  writeFileSync(join(base, 'id'), fresh.id);
  writeRecord(home, fresh);
  return { kind: 'moved', base, fresh: true };
}

/** Where the cluster of a removed data directory of the same path would still lie. */
export function abandonedPlace(home: string): string | undefined {
  return readRecord(home) === undefined ? sharedDirectory(home) : undefined;
}

/** The directory that holds the cluster of `home` now. */
export function readBase(home: string): string {
  return readRecord(home)?.base ?? home;
}

function followRecord(home: string, record: MoveRecord): Place {
  const here = realpathSync(home);
  if (readText(join(record.base, 'id')) !== record.id) {
    rmSync(join(home, RECORD));
    throw new Failure(
      `The database of ${here} lay in ${record.base}, which is gone. Start again to begin with an empty database.`,
    );
  }
  if (record.home !== here) {
    if (readRecord(record.home)?.id === record.id) {
      throw new Failure(
        `${here} is a copy of ${record.home}, and the database of both lies in ${record.base}. ` +
          `Remove ${join(here, RECORD)} to give this one its own, empty database.`,
      );
    }
    writeRecord(home, { ...record, home: here });
  }
  return { kind: 'moved', base: record.base, fresh: false };
}

function makeReachableDirectory(home: string, account: Account): string {
  const shared = sharedDirectory(home);
  try {
    mkdirSync(SHARED_ROOT, { recursive: true });
    chmodSync(SHARED_ROOT, 0o755);
    // A data directory that was removed, and now begins anew, must not find the database of its former life.
    rmSync(shared, { recursive: true, force: true });
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    if (canEnter(shared, account)) return shared;
  } catch {
    // A read-only system directory: the temporary one is left.
  }
  const temporary = mkdtempSync(join(tmpdir(), 'strata-'));
  chmodSync(temporary, 0o755);
  if (canEnter(temporary, account)) return temporary;
  rmSync(temporary, { recursive: true });
  throw new Failure(
    `The user that PostgreSQL runs as can enter neither ${home} nor ${SHARED_ROOT} nor ${tmpdir()}. ` +
      'Set STRATA_DATA_DIR to a directory it can reach, or set DATABASE_URL.',
  );
}

function sharedDirectory(home: string): string {
  return join(SHARED_ROOT, createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16));
}

function readRecord(home: string): MoveRecord | undefined {
  const text = readText(join(home, RECORD));
  return text === undefined ? undefined : (JSON.parse(text) as MoveRecord);
}

function writeRecord(home: string, record: MoveRecord): void {
  writeFileSync(join(home, RECORD), JSON.stringify(record));
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
