import type { CloudflareConfig } from './config.ts';
import type { PurgeCall } from './purge/plan.ts';

/** What became of a call. A `reason` holds nothing secret. */
export type PurgeOutcome =
  | { state: 'accepted' }
  /** Too many calls: none before `retryAfterMs`, where the CDN has said so. */
  | { state: 'limited'; retryAfterMs: number | undefined; reason: string }
  /** It may have been done all the same: a lost answer looks like this too. */
  | { state: 'failed'; reason: string };

export type PurgeClient = { send(call: Pick<PurgeCall, 'mode' | 'tags'>, signal?: AbortSignal): Promise<PurgeOutcome> };

const TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/**
 * Asks Cloudflare to purge or invalidate tags of a zone. One attempt for each call, since only the caller knows what is due
 * by then; never rejects.
 * @param timeoutMs for one call
 */
export function createPurgeClient(config: CloudflareConfig, { timeoutMs = TIMEOUT_MS } = {}): PurgeClient {
  // At once: the first purge must not wait until the library is read. A failure is told by the call that meets it.
  const opened = openClient(config, timeoutMs);
  opened.catch(() => {});
  return {
    async send({ mode, tags }, signal) {
      try {
        const { cache } = await opened;
        await cache[mode]({ zone_id: config.zoneId, tags }, { signal });
        return { state: 'accepted' };
      } catch (error) {
        return explain(error as { status?: number; headers?: Headers; name?: string });
      }
    },
  };
}

/** Loaded by whoever relays: the other processes never need it. */
async function openClient({ apiToken, apiBase }: CloudflareConfig, timeout: number) {
  const [{ createClient }, { BaseCache }] = await Promise.all([
    import('cloudflare/tree-shakable'),
    import('cloudflare/resources/cache/cache'),
  ]);
  return createClient({
    resources: [BaseCache],
    apiToken,
    // Otherwise taken from the environment, and sent along.
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    baseURL: apiBase,
    maxRetries: 0,
    timeout,
    logLevel: 'off',
  });
}

/** By the status alone: what a body says may change. */
function explain({ status, headers, name }: { status?: number; headers?: Headers; name?: string }): PurgeOutcome {
  const reason =
    status === undefined ? `no answer from Cloudflare (${name ?? 'Error'})` : `Cloudflare answered ${status}`;
  if (status === 429) return { state: 'limited', retryAfterMs: parseRetryAfter(headers?.get('retry-after')), reason };
  const hint = status === 401 || status === 403 ? ': may the token purge the cache of this zone?' : '';
  return { state: 'failed', reason: reason + hint };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(value: string | null | undefined): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS) : undefined;
}
