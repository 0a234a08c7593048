import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { DatabaseError, explainDatabaseError } from './database-error.ts';
import { migrateJobs } from './migrate-jobs.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const OLDEST_VERSION = 150_000;
// Any constant will do, as long as no other program uses it on the same database.
const LOCK_KEY = 7_278_391_461;

/**
 * Brings the database to the newest schema. Safe to run by several processes at once: they take turns.
 * @throws DatabaseError in one line when the database cannot be reached or used; it never holds the password
 */
export async function migrateDatabase(url: string): Promise<void> {
  // One connection: the lock belongs to a connection, and the migrations must run under it.
  const sql = postgres(url, { max: 1, connect_timeout: 10, idle_timeout: 0, fetch_types: false, onnotice: () => {} });
  try {
    await checkVersion(sql);
    await sql`select pg_advisory_lock(${LOCK_KEY})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await migrateJobs(url);
  } catch (error) {
    throw explainDatabaseError(unwrapQueryError(error), url);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function checkVersion(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`.simple();
  if (row !== undefined && row.number >= OLDEST_VERSION) return;
  throw new DatabaseError('too-old', `DATABASE_URL: PostgreSQL 15 or newer is needed, this is ${row?.name}.`);
}

/** Drizzle wraps the driver's error together with the whole statement. */
function unwrapQueryError(error: unknown): unknown {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause : error;
}
