import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Lifecycle } from '#scripts/run/lifecycle.ts';
import type { Progress } from '#scripts/run/progress.ts';
import { seedIfEmpty } from '#scripts/run/seed-if-empty.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

/** Does what a start does with its database. @returns the steps it took */
async function start(dataDir: string): Promise<string[]> {
  const steps: string[] = [];
  const life: Lifecycle = {
    signal: new AbortController().signal,
    onStop: () => {},
    stop: () => Promise.reject(new Error('stopped')),
  };
  const progress: Progress = {
    note: () => {},
    step: (title, work) => {
      steps.push(title);
      return work(() => {});
    },
  };
  await seedIfEmpty({ databaseUrl: database.url, dataDir }, life, progress);
  return steps;
}

const listPictures = (dataDir: string) =>
  readdirSync(join(dataDir, 'media'), { recursive: true }).filter((name) => String(name).endsWith('-400.avif'));

it('makes the first pictures after the catalogue, on the first start only', async () => {
  const dataDir = makeTemporaryDirectory();
  expect(await start(dataDir)).toEqual(['catalogue', 'pictures']);
  expect(listPictures(dataDir).length).toBeGreaterThan(0);
  expect(await start(dataDir)).toEqual([]);
}, 60_000);

it('starts without pictures when the disk does not take them', async () => {
  const dataDir = makeTemporaryDirectory();
  writeFileSync(join(dataDir, 'media'), '');
  expect(await start(dataDir)).toEqual(['catalogue', 'pictures']);
}, 60_000);
