import { defineConfig } from 'vitest/config';
import { WORKERS } from './scripts/test/workers.ts';

// What a shop is configured by must not reach into tests from the outside.
const CLEAN_ENVIRONMENT = { DATABASE_URL: '', REDIS_URL: '', SITE_URL: '', STRATA_DATA_DIR: '', PORT: '', HOST: '' };

export default defineConfig({
  test: {
    env: CLEAN_ENVIRONMENT,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/setup/services.ts'],
          maxWorkers: WORKERS,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
