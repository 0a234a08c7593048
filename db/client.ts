import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as accounts from './schema/accounts.ts';
import * as catalog from './schema/catalog.ts';
import * as changes from './schema/changes.ts';
import * as inventory from './schema/inventory.ts';
import * as reviews from './schema/reviews.ts';

export const schema = { ...accounts, ...catalog, ...changes, ...inventory, ...reviews };

/**
 * Opens a pool. The caller closes it with `sql.end()`.
 * @param max connections at most
 * @param options.arrays whether arrays come as such: each new connection then asks for their types first, and a pool that is
 * ended meanwhile leaves a rejection that nobody can handle
 */
export function connectDatabase(url: string, max = 10, { arrays = true } = {}) {
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    idle_timeout: 60,
    fetch_types: arrays,
    onnotice: () => {},
    connection: { application_name: 'strata' },
  });
  return { sql, db: drizzle(sql, { schema, casing: 'snake_case' }) };
}

export type Database = ReturnType<typeof connectDatabase>['db'];
export type Sql = ReturnType<typeof connectDatabase>['sql'];
