import type { Plan } from '#lib/cdn/purge/plans.ts';
import { findFreePort } from '../run/free-port.ts';
import { openApi } from './api/open-api.ts';
import { createRateLimit } from './api/rate-limit.ts';
import { createFaultBox, type Fault } from './faults.ts';
import { createPurgeLog, type PurgeRequest } from './purge-log.ts';
import { applyPurge } from './varnish/apply-purge.ts';
import { startVarnish, type Varnish } from './varnish/start-varnish.ts';
import type { Switch } from './varnish/write-vcl.ts';

export type EdgeOptions = {
  /** `http://host:port` of each process of the shop; asked in turn, and another one when one cannot be reached. */
  origins: readonly string[];
  /** Of the first location; the next ones follow it. Any free ones unless stated. */
  port?: number | undefined;
  /** Of the purge API; any free one unless stated. */
  apiPort?: number | undefined;
  plan: Plan;
  token: string;
  zone: string;
  /** Caches that share nothing but the purge API. */
  locations: number;
  /** Whether the headers of React Server Components tell variants apart. Default off, as in a zone without that rule. */
  vary?: Switch | undefined;
  /** Whether errors and redirects are kept out, whatever their headers say. Default off, likewise. */
  responseRules?: Switch | undefined;
};

export type Edge = {
  /** One for each location. */
  urls: string[];
  /** The first of them. */
  url: string;
  api: { base: string; token: string; zone: string; plan: Plan };
  /** Makes the purge API misbehave; takes the place of what was set before. */
  setFaults(faults: Fault | readonly Fault[]): void;
  clearFaults(): void;
  /** Every call of the purge API, the oldest first. */
  requests(): PurgeRequest[];
  /** Goes on with other origins and all that is cached. */
  setOrigins(origins: readonly string[]): Promise<void>;
  /** Resolves with the reason when a cache ends by itself. */
  lost: Promise<string>;
  /** Ends all that it started. Safe to call more than once. */
  close(): Promise<void>;
};

/**
 * Opens the stand-in for a CDN on the loopback interface: a cache for each location, and the purge API for all of them.
 * It ends with this process, however that ends.
 * @throws Failure in one line when Varnish is not there or does not start
 */
export async function openEdge(options: EdgeOptions): Promise<Edge> {
  const { plan, token, zone, vary = 'off', responseRules = 'off' } = options;
  const vclFor = (origins: readonly string[]) => ({ origins, vary, responseRules });
  const caches = await startLocations(options, vclFor(options.origins));
  const stopCaches = () => Promise.all(caches.map((cache) => cache.stop()));

  const faults = createFaultBox();
  const log = createPurgeLog();
  const api = await openApi({
    port: options.apiPort ?? 0,
    zone,
    token,
    plan,
    faults,
    log,
    rateLimit: createRateLimit(plan),
    locations: caches.map(({ control }, at) => ({
      number: at + 1,
      apply: (mode, body) => applyPurge(control, mode, body),
    })),
  }).catch(async (error) => {
    await stopCaches();
    throw error;
  });

  const urls = caches.map(({ url }) => url);
  let closing: Promise<unknown> | undefined;
  return {
    urls,
    url: urls[0] ?? '',
    api: { base: `http://127.0.0.1:${api.port}/client/v4`, token, zone, plan },
    setFaults: faults.set,
    clearFaults: faults.clear,
    requests: log.list,
    async setOrigins(origins) {
      await Promise.all(caches.map((cache) => cache.configure(vclFor(origins))));
    },
    lost: Promise.race(caches.map((cache) => cache.lost)),
    async close() {
      closing ??= Promise.all([api.close(), stopCaches()]);
      await closing;
    },
  };
}

async function startLocations(
  { port, locations }: EdgeOptions,
  vcl: Parameters<typeof startVarnish>[1],
): Promise<Varnish[]> {
  const starts = await Promise.allSettled(
    Array.from({ length: locations }, async (_, at) =>
      startVarnish(port === undefined ? await findFreePort() : port + at, vcl),
    ),
  );
  const caches = starts.flatMap((start) => (start.status === 'fulfilled' ? start.value : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed === undefined) return caches;
  await Promise.all(caches.map((cache) => cache.stop()));
  throw failed.reason;
}
