import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

it('a new shop has a rule for every country of the EU, whose prices contain the tax', async () => {
  const rules = await database.sql<{ country: string }[]>`
    SELECT country FROM tax_rates WHERE region = '' AND included AND on_shipping AND rate BETWEEN 1500 AND 2700 ORDER BY country`;
  expect(rules.map(({ country }) => country)).toEqual(EU);
});
