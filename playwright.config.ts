import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { findChromium } from './scripts/test/find-chromium.ts';

const OWN_PORT = 3217;
/** Of a process of the same shop that has no Redis. */
const OWN_PORT_WITHOUT_REDIS = 3216;
const url = process.env.STRATA_E2E_URL ?? `http://127.0.0.1:${OWN_PORT}`;
const urlWithoutRedis = process.env.STRATA_WITHOUT_REDIS_URL ?? `http://127.0.0.1:${OWN_PORT_WITHOUT_REDIS}`;
process.env.STRATA_WITHOUT_REDIS_URL = urlWithoutRedis;
/** What a narrow screen does not change, and what chooses its own width. Every page of theirs is looked at on a phone all the same. */
const NOT_ON_PHONES = toFiles('browse', 'extras', 'not-found', 'search', 'suggestions');
/** What shoppers do, and how, is the same without Redis: all of it but how it looks, and how soon. */
const JOURNEYS = toFiles('account', 'browse', 'buy-*', 'cart', 'extras', 'filters', 'search', 'suggestions');
const OF_LOOKS = /accessible|how soon/;
const DESKTOP = { width: 1440, height: 900 };
/** Of an edge of two locations, and of its purge API. */
const OWN_EDGE_PORT = 3218;
const OWN_EDGE_API_PORT = 3228;
const edgeUrls =
  process.env.STRATA_EDGE_URLS ?? `http://127.0.0.1:${OWN_EDGE_PORT},http://127.0.0.1:${OWN_EDGE_PORT + 1}`;
process.env.STRATA_EDGE_URLS = edgeUrls;
const isGiven = process.env.STRATA_E2E_URL !== undefined || process.env.STRATA_EDGE_CONTROL !== undefined;
process.env.STRATA_EDGE_CONTROL ??= `http://127.0.0.1:${OWN_EDGE_API_PORT}/edge`;
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
    { name: 'desktop', testDir: 'tests/e2e', use: { viewport: DESKTOP } },
    {
      name: 'phone',
      testDir: 'tests/e2e',
      testIgnore: NOT_ON_PHONES,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
    {
      name: 'without-redis',
      testDir: 'tests/e2e',
      testMatch: JOURNEYS,
      grepInvert: OF_LOOKS,
      use: { baseURL: urlWithoutRedis, viewport: DESKTOP },
    },
    // One after the other: they make the purge API of all of them fail.
    { name: 'edge', testDir: 'tests/edge', workers: 1, fullyParallel: false, use: { baseURL: edgeUrls.split(',')[0] } },
  ],
  // `npm test` opens the shops itself and says where; under a bare `playwright test` this does.
  ...(isGiven
    ? {}
    : {
        webServer: [
          serve(`e2e-server.ts ${OWN_PORT} ${OWN_PORT_WITHOUT_REDIS}`, `${urlWithoutRedis}/api/health/live`),
          serve(`edge-server.ts ${OWN_EDGE_PORT} ${OWN_EDGE_API_PORT}`, `${edgeUrls.split(',')[1]}/api/health/live`),
        ],
      }),
});

function toFiles(...names: string[]): string[] {
  return names.map((name) => `**/${name}.spec.ts`);
}

function serve(program: string, whenReady: string) {
  const gracefulShutdown = { signal: 'SIGTERM', timeout: 30_000 } as const;
  return { command: `node tests/setup/${program}`, url: whenReady, timeout: 300_000, gracefulShutdown };
}
