import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Failure } from '../../run/failure.ts';

/** Who the server runs as: PostgreSQL refuses to run as root. */
export type Account = { kind: 'self' } | { kind: 'other'; name: string; uid: number; gid: number };

const NAME = 'postgres';
const CREATE: readonly (readonly [string, ...string[]])[] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    NAME,
  ],
  ['adduser', '-S', '-D', '-H', NAME],
];

/**
 * Ourselves, or as root whoever owns the cluster, and for a new one the user `postgres`, which is created when the system
 * has none.
 * @param cluster the directory of the cluster, which need not exist yet
 * @throws Failure when the user cannot be created
 */
export function chooseAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const existing = findOwner(cluster) ?? findAccount();
  if (existing !== undefined) return existing;
  const reasons: string[] = [];
  for (const [command, ...args] of CREATE) {
    const { error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    const created = findAccount();
    if (created !== undefined) return created;
    reasons.push(`${command}: ${error?.message ?? stderr.trim()}`);
  }
  throw new Failure(
    `PostgreSQL does not run as root, and no user "${NAME}" could be created (${reasons.join('; ')}). ` +
      'Start as another user, create that one, or set DATABASE_URL.',
  );
}

/** The options of a spawn that make it run as this account. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account.kind === 'self' ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the account may enter the directory: tried, because ACLs and mounts have their say besides the mode bits. */
export function canEnter(directory: string, account: Account): boolean {
  const args = ['-c', 'cd -- "$1"', 'sh', directory];
  return spawnSync('/bin/sh', args, { cwd: '/', stdio: 'ignore', ...asAccount(account) }).status === 0;
}

/** Gives a file or a whole directory to the account. */
export function giveTo(account: Account, path: string): void {
  if (account.kind === 'self') return;
  const { status, stderr } = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, path], { encoding: 'utf8' });
  if (status !== 0) throw new Failure(`Cannot give ${path} to the user ${account.name}: ${stderr.trim()}`);
}

function findOwner(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner === undefined || owner.uid === 0) return undefined;
  return { kind: 'other', name: `with the id ${owner.uid}`, uid: owner.uid, gid: owner.gid };
}

function findAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : Number.NaN;
  });
  if (uid === undefined || gid === undefined || !Number.isInteger(uid) || !Number.isInteger(gid)) return undefined;
  return { kind: 'other', name: NAME, uid, gid };
}
