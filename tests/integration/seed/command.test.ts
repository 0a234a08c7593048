import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { runScript } from '#tests/support/run-script.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const seed = (...args: string[]) => runScript('scripts/seed.ts', args, { DATABASE_URL: database.url, CI: '1' });

it('says what it has added, how long that took and how much is there', async () => {
  const first = seed('--products', '700');
  expect(await first.ended).toBe(0);
  expect(first.output()).toMatch(/^Added 700 products, 700 in all, in \d+\.\d s: [\d,]+ products\/s$/m);
  const second = seed('--products', '700');
  expect(await second.ended).toBe(0);
  expect(second.output()).toMatch(/^Nothing to add: 700 products are there$/m);
});

it('refuses a wrong flag in one line', async () => {
  const command = seed('--products', 'many');
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/^ {2}--products must be [^\n]+\n$/);
});

it('says in one line that the database is not there', async () => {
  const command = runScript('scripts/seed.ts', [], { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/shop', CI: '1' });
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain('  DATABASE_URL: cannot reach 127.0.0.1:1: nothing listens there.\n');
  expect(command.output()).not.toContain('hidden');
});
