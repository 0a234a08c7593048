import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { DatabaseError } from '#db/database-error.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { findFreePort } from '#scripts/run/free-port.ts';
import { startFakePostgres } from '#tests/support/fake-postgres.ts';

const name = `migrate_${randomBytes(4).toString('hex')}`;
const password = 'S3cret-of-the-test';
let admin: postgres.Sql;

const at = (change: (url: URL) => void) => {
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  change(url);
  return url.href;
};

const explain = async (url: string): Promise<DatabaseError> => {
  const error = await migrateDatabase(url).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw error ?? new Error('it did not fail');
  expect(error.message).not.toContain(password);
  expect(error.message).not.toContain('\n');
  return error;
};

beforeAll(async () => {
  admin = postgres(inject('databaseUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  await admin.unsafe(`create role ${name} login password '${password}'`);
});

afterAll(async () => {
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`drop database if exists ${name}_own with (force)`);
  await admin.unsafe(`drop role ${name}`);
  await admin.end();
});

it('lets several processes migrate at once', async () => {
  await Promise.all([1, 2, 3].map(() => migrateDatabase(at(() => {}))));
  const sql = postgres(
    at(() => {}),
    { max: 1 },
  );
  const [row] =
    await sql`select count(*)::int as all, count(distinct hash)::int as different from drizzle.__drizzle_migrations`;
  await sql.end();
  expect(row?.all).toBeGreaterThan(0);
  expect(row?.all).toBe(row?.different);
});

it('needs no superuser: who owns the database may migrate it', async () => {
  await admin.unsafe(`create database ${name}_own owner ${name}`);
  await migrateDatabase(
    at((url) => {
      url.username = name;
      url.password = password;
      url.pathname = `/${name}_own`;
    }),
  );
});

it('tells of a refused password', async () => {
  const error = await explain(at((url) => Object.assign(url, { password })));
  expect(error.problem).toBe('refused-password');
  expect(error.message).toMatch(/^DATABASE_URL: 127\.0\.0\.1:\d+ refuses the user strata: /);
});

it('tells of an unknown database', async () => {
  const error = await explain(at((url) => Object.assign(url, { pathname: '/nowhere' })));
  expect(error.problem).toBe('unknown-database');
  expect(error.message).toContain('database "nowhere" does not exist');
});

it('tells of a server that is not there', async () => {
  const port = await findFreePort();
  const error = await explain(`postgres://a:${password}@127.0.0.1:${port}/shop`);
  expect(error.problem).toBe('unreachable');
  expect(error.message).toBe(`DATABASE_URL: cannot reach 127.0.0.1:${port}: nothing listens there.`);
});

it('tells of a host that does not exist', async () => {
  const error = await explain(`postgres://a:${password}@no-such-host.invalid/shop`);
  expect(error.problem).toBe('unreachable');
  expect(error.message).toMatch(/^DATABASE_URL: cannot reach no-such-host\.invalid: the host name /);
});

it('tells of a missing privilege', async () => {
  const error = await explain(
    at((url) => {
      url.username = name;
      url.password = password;
    }),
  );
  expect(error.problem).toBe('missing-privilege');
  expect(error.message).toMatch(/It must own the database/);
});

it('refuses a server that is too old', async () => {
  const server = await startFakePostgres({ number: '140023', name: '14.23' });
  const error = await explain(`postgres://a:${password}@127.0.0.1:${server.port}/shop`);
  server.close();
  expect(error.problem).toBe('too-old');
  expect(error.message).toBe('DATABASE_URL: PostgreSQL 15 or newer is needed, this is 14.23.');
});
