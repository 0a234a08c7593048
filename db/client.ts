import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { hideValues } from './hide-values.ts';
import * as accounts from './schema/accounts.ts';
import * as carts from './schema/carts.ts';
import * as catalog from './schema/catalog.ts';
import * as changes from './schema/changes.ts';
import * as checkout from './schema/checkout.ts';
import * as customers from './schema/customers.ts';
import * as inventory from './schema/inventory.ts';
import * as mails from './schema/mails.ts';
import * as orders from './schema/orders.ts';
import * as payments from './schema/payments.ts';
import * as promotions from './schema/promotions.ts';
import * as reviews from './schema/reviews.ts';
import * as sales from './schema/sales.ts';
import * as search from './schema/search.ts';
import * as team from './schema/team.ts';

export const schema = {
  ...accounts,
  ...carts,
  ...catalog,
  ...changes,
  ...checkout,
  ...customers,
  ...inventory,
  ...mails,
  ...orders,
  ...payments,
  ...promotions,
  ...reviews,
  ...sales,
  ...search,
  ...team,
};

/**
 * Opens a pool. The caller closes it with `sql.end()`.
 * @param max connections at most
 * @param options.arrays whether arrays come as such: each new connection then asks for their types first, and a pool that is
 * ended meanwhile leaves a rejection that nobody can handle
 */
export function connectDatabase(url: string, max = 10, { arrays = true } = {}) {
  hideValues();
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
