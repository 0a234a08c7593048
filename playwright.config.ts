import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { findChromium } from './scripts/test/find-chromium.ts';

const OWN_PORT = 3217;
const url = process.env.STRATA_E2E_URL ?? `http://127.0.0.1:${OWN_PORT}`;
const systemBrowser = existsSync(chromium.executablePath()) ? undefined : findChromium();

export default defineConfig({
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(systemBrowser === undefined ? {} : { executablePath: systemBrowser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'http', testDir: 'tests/http' },
    { name: 'desktop', testDir: 'tests/e2e', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testDir: 'tests/e2e',
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
  // `npm test` opens the shop itself and says where; under a bare `playwright test` this does.
  ...(process.env.STRATA_E2E_URL === undefined
    ? {
        webServer: {
          command: `node tests/setup/e2e-server.ts ${OWN_PORT}`,
          url: `${url}/api/health/live`,
          timeout: 300_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
        },
      }
    : {}),
});
