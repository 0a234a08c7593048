import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ChangeNote, commitChange } from '#lib/changes/commit-change.ts';
import type { Receipt } from '#lib/changes/receipt.ts';
import { readReceipt } from '#lib/changes/receipts.ts';
import { type Relay, type RelayOptions, startRelay } from '#lib/changes/relay.ts';
import { type PurgeApi, startPurgeApi, ZONE } from './purge-api.ts';
import { openTestShop, type TestShop } from './runtime.ts';
import { waitUntil } from './wait-until.ts';

/** Of the second purge after the first. */
export const SECOND_MS = 300;

/** The shop's runtime in this process, with a relay where a test starts one, and a purge API of plan pro if it has a CDN. */
export function relayedShopForFile({ redis = true, cdn = true } = {}) {
  let shop: TestShop;
  let api: PurgeApi;
  const relays: Relay[] = [];
  beforeAll(async () => {
    api = await startPurgeApi();
    if (cdn) {
      process.env.CLOUDFLARE_API_BASE = api.url;
      process.env.CLOUDFLARE_API_TOKEN = 'token';
      process.env.CLOUDFLARE_ZONE_ID = ZONE;
      process.env.CLOUDFLARE_PLAN = 'pro';
    }
    shop = await openTestShop({ redis });
  });
  beforeEach(async () => {
    await shop.sql`TRUNCATE changes, cdn_quota RESTART IDENTITY`;
    await shop.forget();
    api.answer = () => ({ status: 200 });
    api.done.length = 0;
    api.received.length = 0;
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.close()));
  });
  afterAll(async () => {
    await shop.close();
    await api.stop();
  });
  return {
    get sql() {
      return shop.sql;
    },
    get runtime() {
      return shop.runtime;
    },
    get api() {
      return api;
    },
    startRelay(options: RelayOptions = {}): Relay {
      const relay = startRelay(shop.runtime, { secondPurgeMs: SECOND_MS, ...options });
      relays.push(relay);
      return relay;
    },
    /** Commits a change of nothing but its note. Resolves to its id. */
    async change(tags: readonly string[], cdn: ChangeNote['cdn'] = 'purge'): Promise<string> {
      const { changeId } = await commitChange(async () => ({ result: undefined, change: { kind: 'test', tags, cdn } }));
      return changeId ?? '';
    },
    async untilComplete(changeId: string, ms = 5_000): Promise<Receipt> {
      return waitUntil(ms, `change ${changeId} is not complete`, async () => {
        const receipt = await readReceipt(changeId);
        return receipt?.complete ? receipt : undefined;
      });
    },
  };
}
