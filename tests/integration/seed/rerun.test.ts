import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectForSeeding } from '#db/seed/connect.ts';
import { isSeeded, seedCatalogue } from '#db/seed/index.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { countContradictions, digestCatalogue } from '#tests/support/seeded.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

const seed = (products: number, options: Partial<Parameters<typeof seedCatalogue>[0]> = {}) =>
  seedCatalogue({ sql: database.sql, products, ...options });

it('changes nothing when it is run again', async () => {
  expect(await isSeeded(database.sql)).toBe(false);
  expect(await seed(600)).toEqual({ added: 600, total: 600, mode: 'keep' });
  const before = await digestCatalogue(database.sql);
  expect(await seed(600)).toEqual({ added: 0, total: 600, mode: 'keep' });
  expect(await seed(100)).toEqual({ added: 0, total: 600, mode: 'keep' });
  expect(await digestCatalogue(database.sql)).toEqual(before);
  expect(await isSeeded(database.sql)).toBe(true);
});

it('adds what a larger number lacks, to the same catalogue as in one go', async () => {
  await seed(350);
  expect(await seed(1300)).toMatchObject({ added: 950, total: 1300 });
  const other = await createTestDatabase();
  try {
    await seedCatalogue({ sql: other.sql, products: 1300 });
    expect(await digestCatalogue(database.sql)).toEqual(await digestCatalogue(other.sql));
  } finally {
    await other.drop();
  }
});

it('agrees with itself on stock, ratings and prices', async () => {
  await seed(1500);
  expect(await countContradictions(database.sql)).toEqual({ stock: 0, shelves: 0, ratings: 0, prices: 0, listed: 0 });
});

it('goes on after an abort, with whole products only in between', async () => {
  const abort = new AbortController();
  const reason = new Error('enough');
  const seeding = seed(4000, {
    signal: abort.signal,
    onProgress: ({ done }) => done >= 1000 && abort.abort(reason),
  });
  await expect(seeding).rejects.toBe(reason);
  const [{ count } = { count: 0 }] = await database.sql<{ count: number }[]>`select count(*)::int from products`;
  expect(count).toBeGreaterThanOrEqual(1000);
  expect(count).toBeLessThan(4000);
  expect(await countContradictions(database.sql)).toEqual({ stock: 0, shelves: 0, ratings: 0, prices: 0, listed: 0 });
  expect(await seed(4000)).toMatchObject({ added: 4000 - count, total: 4000 });
});

it('does nothing at all once its signal is aborted', async () => {
  await expect(seed(10, { signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow('early');
  const [row] = await database.sql`select to_regclass('seeding.loaded') is null as untouched`;
  expect(row).toEqual({ untouched: true });
});

it('leaves alone what the shop has changed, removed and added', async () => {
  await seed(300);
  const { sql } = database;
  await sql`update products set name = 'Renamed', version = version + 1 where id = 7`;
  await sql`delete from products where id = 8`;
  const [own] = await sql<{ id: string }[]>`
    insert into products (slug, name, description, brand_id, currency, price)
    values ('own', 'Own', 'Of the shop', 1, 'EUR', 100) returning id`;
  await seed(700);
  expect(await sql`select name from products where id in (7, 8)`).toEqual([{ name: 'Renamed' }]);
  const [next] = await sql<{ id: string }[]>`
    insert into products (slug, name, description, brand_id, currency, price)
    values ('next', 'Next', 'Of the shop', 1, 'EUR', 100) returning id`;
  expect([Number(own?.id), Number(next?.id)]).toEqual([20_000_000, 20_000_001]);
});

it('lets two seeds of one database take turns', async () => {
  const another = connectForSeeding(database.url);
  try {
    const results = await Promise.all([seed(800), seedCatalogue({ sql: another, products: 800 })]);
    expect(results.map(({ added }) => added).sort()).toEqual([0, 800]);
  } finally {
    await another.end();
  }
});

it('refuses to add to another edition of the catalogue, and leaves it whole', async () => {
  await seed(300);
  await database.sql`update seeding.edition set hash = 'another'`;
  const before = await digestCatalogue(database.sql);
  await expect(seed(400)).rejects.toMatchObject({ name: 'DatabaseError', problem: 'other-catalogue' });
  expect(await seed(300)).toMatchObject({ added: 0 });
  expect(await digestCatalogue(database.sql)).toEqual(before);
});
