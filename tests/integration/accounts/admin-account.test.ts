import { expect, it, onTestFinished } from 'vitest';
import { type Config, readConfig } from '#lib/config.ts';
import { prepareAdmin } from '#scripts/run/admin-account.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

it('tells the password as long as it is the generated one', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const dataDir = makeTemporaryDirectory();
  const prepare = (env: Record<string, string> = {}) => {
    const config: Config = readConfig({ STRATA_DATA_DIR: dataDir, ADMIN_EMAIL: 'ada@strata.test', ...env });
    return prepareAdmin(config, database.url);
  };
  const first = await prepare();
  expect(first).toMatch(/^Admin: ada@strata\.test {2}[a-z2-9-]{23}$/);
  expect(await prepare()).toBe(first);
  expect(await prepare({ ADMIN_PASSWORD: 'chosen by hand' })).toBe('Admin: ada@strata.test');
  expect(await prepare()).toBe('Admin: ada@strata.test');
});
