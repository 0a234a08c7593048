import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { identifyProcess, isAlive } from '#scripts/run/process-identity.ts';
import { asAccount, chooseAccount } from '#scripts/services/postgres/account.ts';
import { discardPlace, stopServerOf } from '#scripts/services/postgres/discard.ts';
import { readPid } from '#scripts/services/postgres/leftover.ts';
import { readBase } from '#scripts/services/postgres/place.ts';
import { type PostgresOptions, startPostgres } from '#scripts/services/postgres.ts';
import type { Service } from '#scripts/services/service.ts';
import { runScript, writeProgram } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const asRoot = process.getuid?.() === 0;

const makeHome = () => {
  const home = join(makeTemporaryDirectory(), 'postgres');
  onTestFinished(async () => {
    await stopServerOf(home);
    discardPlace(home);
  });
  return home;
};

const start = (home: string, options: Partial<PostgresOptions> = {}) =>
  startPostgres({ home, durable: false, ...options });

const query = async (service: Service, text: string) => {
  const sql = postgres(service.url, { max: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
};

/** Starts a server from a process that is killed at once, so that nobody stops it. */
const leaveServerBehind = async (home: string) => {
  const program = writeProgram(
    makeTemporaryDirectory(),
    `import { startPostgres } from '#scripts/services/postgres.ts';
await startPostgres({ home: '${home}', durable: false });
process.kill(process.pid, 'SIGKILL');`,
  );
  expect(await runScript(program).ended).toBe('SIGKILL');
  const identity = identifyProcess(readPid(join(readBase(home), 'cluster', 'postmaster.pid')) ?? 0);
  if (identity === undefined) throw new Error('no server was left behind');
  return identity;
};

it('serves a database of UTF-8 text on the loopback interface, and keeps it over a restart', async () => {
  const home = makeHome();
  const first = await start(home);
  expect(new URL(first.url).hostname).toBe('127.0.0.1');
  await query(first, "create table kept as select lower('ÉÜ') as word");
  await first.stop();
  const second = await start(home);
  expect(await query(second, 'select word from kept')).toEqual([{ word: 'éü' }]);
  expect(await query(second, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  await second.stop();
});

it('asks for its password, which only its owner can read', async () => {
  const home = makeHome();
  const service = await start(home);
  const wrong = { ...service, url: service.url.replace(/:[^:@]+@/, ':wrong@') };
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
  expect(readFileSync(join(home, 'password'), 'utf8')).toMatch(/^[0-9a-f]{48}$/);
  await service.stop();
});

it('stops the server that a killed run has left behind', async () => {
  const home = makeHome();
  const left = await leaveServerBehind(home);
  expect(isAlive(left)).toBe(true);
  const notices: string[] = [];
  const service = await start(home, { notify: (line) => notices.push(line) });
  expect(isAlive(left)).toBe(false);
  expect(notices).toEqual(['A PostgreSQL that an earlier run had left behind was stopped.']);
  await service.stop();
});

it('is not held up by a pid file whose pid belongs to another program', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  const pidFile = join(readBase(home), 'cluster', 'postmaster.pid');
  // Of the server's own user: PostgreSQL does not mind the programs of others.
  const other = spawn('sleep', ['60'], { cwd: '/', ...asAccount(chooseAccount(join(home, 'cluster'))) });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other, 'spawn');
  writeFileSync(pidFile, `${other.pid}\n${join(home, 'cluster')}\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`);
  const service = await start(home);
  expect(await query(service, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  await service.stop();
});

it('creates the cluster anew when a killed run has left it half done', async () => {
  const home = makeHome();
  mkdirSync(join(home, 'cluster.unfinished', 'base'), { recursive: true });
  writeFileSync(join(home, 'cluster.unfinished', 'PG_VERSION'), '18\n');
  const service = await start(home);
  expect(await query(service, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(join(home, 'cluster.unfinished'))).toBe(false);
  await service.stop();
});

it.runIf(asRoot)('runs as root the cluster of another user as that user', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  const nobody = 65_534;
  spawnSync('chown', ['-R', `${nobody}:${nobody}`, join(home, 'cluster')]);
  const service = await start(home);
  const pid = readPid(join(home, 'cluster', 'postmaster.pid')) ?? 0;
  expect(statSync(`/proc/${pid}`).uid).toBe(nobody);
  await service.stop();
});

it('refuses the cluster of another major version in one line', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  writeFileSync(join(readBase(home), 'cluster', 'PG_VERSION'), '16\n');
  await expect(start(home)).rejects.toThrow(/was made by PostgreSQL 16, and this is PostgreSQL 18\. Move it away/);
});

it('tells why the server does not start', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  writeFileSync(
    join(readBase(home), 'cluster', 'postgresql.auto.conf'),
    "shared_preload_libraries = 'no_such_library'\n",
  );
  await expect(start(home)).rejects.toThrow(/^PostgreSQL did not start: FATAL: .*no_such_library/);
});

it('tells when the server has ended by itself', async () => {
  const home = makeHome();
  const service = await start(home);
  process.kill(readPid(join(readBase(home), 'cluster', 'postmaster.pid')) ?? 0, 'SIGKILL');
  expect(await service.lost).toMatch(/^PostgreSQL has ended: SIGKILL/);
});

it('can be stopped while it is still starting', async () => {
  const home = makeHome();
  await (await start(home)).stop();
  const stops: Promise<void>[] = [];
  const starting = start(home, { onLaunch: (service) => stops.push(service.stop()) });
  await expect(starting).rejects.toThrow();
  await Promise.all(stops);
  expect(readPid(join(readBase(home), 'cluster', 'postmaster.pid'))).toBeUndefined();
});

it.runIf(asRoot)('moves to where the server’s user may go, when that may not enter the data directory', async () => {
  const home = makeHome();
  chmodSync(join(home, '..'), 0o700);
  const notices: string[] = [];
  const first = await start(home, { notify: (line) => notices.push(line) });
  await query(first, 'create table kept (x int)');
  await first.stop();
  expect(notices).toEqual([expect.stringContaining(`its user may not enter ${home}`)]);
  expect(existsSync(join(home, 'cluster'))).toBe(false);

  const second = await start(home, { notify: (line) => notices.push(line) });
  expect(await query(second, 'select * from kept')).toEqual([]);
  await second.stop();
  expect(notices).toHaveLength(1);
});
