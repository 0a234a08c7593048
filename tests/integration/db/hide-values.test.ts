import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDatabase } from '#db/client.ts';
import { carts } from '#db/schema/carts.ts';
import { violatedConstraint } from '#db/violated-constraint.ts';
import { createTestDatabase } from '#tests/support/database.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: ReturnType<typeof connectDatabase>;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = connectDatabase(database.url, 1);
});
afterAll(async () => {
  await pool.sql.end();
  await database.drop();
});

const SECRET = 'ada@private.test';

it('says of a statement that failed what it was, and none of its values', async () => {
  const error = await pool.db.execute(sql`SELECT ${SECRET}::text, 1 / 0`).catch((thrown) => thrown);
  expect(error.query).toContain('SELECT $1');
  expect(inspect(error, { depth: 9 })).toContain('division by zero');
  expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
});

it('says which rule a row has broken, and nothing of the row', async () => {
  const row = { id: SECRET, tokenDigest: 'none', currency: 'EUR' };
  const error = await pool.db.transaction((tx) => tx.insert(carts).values(row)).catch((thrown) => thrown);
  expect(violatedConstraint(error)).toBe('carts_digest');
  expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
});
