import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectForSeeding } from '#db/seed/connect.ts';
import { isSeeded, seedCatalogue } from '#db/seed/index.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { runScript } from '#tests/support/run-script.ts';
import { listConstraints } from '#tests/support/schema.ts';
import { countContradictions } from '#tests/support/seeded.ts';

// Enough for constraints to be taken off and built again.
const PRODUCTS = 8_000;
const WHOLE = { stock: 0, shelves: 0, ratings: 0, prices: 0, listed: 0 };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let migrated: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  migrated = await listConstraints(database.sql);
  // Constraints come off only while nobody else is connected.
  await database.sql.end();
});

afterEach(() => database.drop());

const startSeed = () =>
  runScript('scripts/seed.ts', ['--products', String(PRODUCTS)], { DATABASE_URL: database.url, CI: '1' });

/** Resolves when the first products of a started seed are there, and by far not all of them. */
async function loading(seed: ReturnType<typeof startSeed>): Promise<void> {
  await seed.printed(`0 of ${PRODUCTS.toLocaleString('en-GB')} products`);
  await withPool((sql) =>
    vi.waitFor(async () => expect(await sql`select from products limit 1`).toHaveLength(1), {
      timeout: 20_000,
      interval: 20,
    }),
  );
}
const building = (seed: ReturnType<typeof startSeed>) => seed.printed('building indexes');

async function withPool<T>(work: (sql: ReturnType<typeof connectForSeeding>) => Promise<T>): Promise<T> {
  const sql = connectForSeeding(database.url);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

it('puts back every constraint, index and trigger that it took off', async () => {
  await withPool(async (sql) => {
    expect(await seedCatalogue({ sql, products: PRODUCTS })).toMatchObject({ added: PRODUCTS, mode: 'defer' });
    expect(await listConstraints(sql)).toEqual(migrated);
    expect(await countContradictions(sql)).toEqual(WHOLE);
    expect(await isSeeded(sql)).toBe(true);
  });
}, 60_000);

it.each([
  ['products are loaded', loading],
  ['constraints are built', building],
])(
  'is finished by the next run when it is killed while %s',
  async (_, reached) => {
    const seed = startSeed();
    await reached(seed);
    seed.child.kill('SIGKILL');
    await seed.ended;
    await withPool(async (sql) => {
      expect(await isSeeded(sql)).toBe(false);
      expect(await listConstraints(sql)).not.toEqual(migrated);
      expect(await seedCatalogue({ sql, products: PRODUCTS })).toMatchObject({ total: PRODUCTS, mode: 'resume' });
      expect(await listConstraints(sql)).toEqual(migrated);
      expect(await countContradictions(sql)).toEqual(WHOLE);
      const [row] = await sql<
        { count: number; last: number }[]
      >`select count(*)::int, max(id)::int as last from products`;
      expect(row).toEqual({ count: PRODUCTS, last: PRODUCTS });
      expect(await isSeeded(sql)).toBe(true);
    });
  },
  60_000,
);

it('stops in order at a signal, and says that the next run goes on', async () => {
  const seed = startSeed();
  await loading(seed);
  seed.child.kill('SIGTERM');
  expect(await seed.ended).toBe(143);
  expect(seed.output()).toMatch(/Stopped at [\d,]+ of 8,000 products\. The next run goes on from there\.\n$/);
  await withPool(async (sql) => {
    expect(await seedCatalogue({ sql, products: PRODUCTS })).toMatchObject({ total: PRODUCTS, mode: 'resume' });
    expect(await listConstraints(sql)).toEqual(migrated);
  });
}, 60_000);
