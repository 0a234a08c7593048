import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CacheStats } from './cache/engine/cache.ts';
import type { Layer } from './cache/engine/entry.ts';
import type { CacheEvent } from './cache/engine/observe/events.ts';
import type { QueueState } from './jobs/read-queue.ts';

export type Metrics = {
  countEvent(event: CacheEvent): void;
  countBreaker(node: string, state: string): void;
  countResponse(route: string, status: number, ms: number): void;
  /** A mail whose state this process has changed. */
  countMail(kind: string, status: string): void;
  /** A job that this process has tried. `outcome`: `done`, `failed` (tried again later) or `given-up`. */
  countJob(name: string, outcome: string, ms: number): void;
  /** Changes that the relay has brought through a step. */
  countRelayed(step: string, changes: number): void;
  countPurge(outcome: string): void;
  setPurgeTokens(tokens: number): void;
  /** Seconds by step; undefined in a process that does not relay. */
  setOutboxLag(lag: Record<string, number> | undefined): void;
  /** Prometheus text format and its content type. */
  render(): Promise<{ body: string; contentType: string }>;
};

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counters of one process. Labels name things, layers and routes, never keys: their number must stay bounded. */
export function createMetrics(
  readStats: () => CacheStats | undefined = () => undefined,
  readJobs: () => Promise<QueueState | undefined> = async () => undefined,
): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register });
  new Counter({
    name: 'strata_cache_reads_total',
    help: 'Keys read, by thing, the layer that answered, and how.',
    labelNames: ['thing', 'layer', 'state'],
    registers,
    // Counted by the cache itself, which does so on every hit, and brought here when somebody looks.
    collect() {
      this.reset();
      for (const [thing, counts] of Object.entries(readStats()?.things ?? {})) {
        for (const { layer, state, count } of readsOf(counts)) this.inc({ thing, layer, state }, count);
      }
    },
  });
  new Gauge({
    name: 'strata_cache_local_bytes',
    help: 'What this process keeps of each thing; estimated bytes.',
    labelNames: ['thing'],
    registers,
    collect() {
      this.reset();
      for (const [thing, { local }] of Object.entries(readStats()?.things ?? {})) this.set({ thing }, local.bytes);
    },
  });
  const loads = new Histogram({
    name: 'strata_cache_load_seconds',
    help: 'Calls of loaders.',
    labelNames: ['thing', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const storeErrors = new Counter({
    name: 'strata_cache_store_errors_total',
    help: 'Operations that the shared store did not serve.',
    labelNames: ['operation'],
    registers,
  });
  const events = new Counter({
    name: 'strata_cache_events_total',
    help: 'What else the cache reports: fills refused, promotions skipped, gaps, changes it could not announce yet.',
    labelNames: ['event', 'thing', 'detail'],
    registers,
  });
  const waits = new Histogram({
    name: 'strata_cache_follow_seconds',
    help: 'How long a key was waited for that another caller or process loaded.',
    labelNames: ['thing'],
    buckets: SECONDS,
    registers,
  });
  const breakers = new Counter({
    name: 'strata_redis_breaker_total',
    help: 'Times that a node of Redis was given up for a while, tried again, or taken back.',
    labelNames: ['node', 'state'],
    registers,
  });
  const responses = new Histogram({
    name: 'strata_http_response_seconds',
    help: 'Responses, from request to last byte.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'strata_job_seconds',
    help: 'Jobs that this process has tried.',
    labelNames: ['job', 'outcome'],
    buckets: [...SECONDS, 10, 30, 60],
    registers,
  });
  watchQueue(registers, readJobs);
  const mails = new Counter({
    name: 'strata_mails_total',
    help: 'Mails that this process has sent, kept, failed to send, or put back for later.',
    labelNames: ['kind', 'status'],
    registers,
  });
  const relayed = new Counter({
    name: 'strata_outbox_steps_total',
    help: 'Changes that this process has brought through a step.',
    labelNames: ['step'],
    registers,
  });
  const lag = new Gauge({
    name: 'strata_outbox_lag_seconds',
    help: 'Age of the oldest change that waits for a step; only in the process that relays.',
    labelNames: ['step'],
    registers,
  });
  const purges = new Counter({
    name: 'strata_cdn_purges_total',
    help: 'Calls of the CDN, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const tokens = new Gauge({
    name: 'strata_cdn_tokens',
    help: 'Calls of the CDN that its rate limit still allowed after the last one.',
    registers,
  });
  return {
    countJob: (job, outcome, ms) => jobs.observe({ job, outcome }, ms / 1_000),
    countMail: (kind, status) => mails.inc({ kind, status }),
    countRelayed: (step, changes) => relayed.inc({ step }, changes),
    countPurge: (outcome) => purges.inc({ outcome }),
    setPurgeTokens: (left) => tokens.set(left),
    setOutboxLag(seconds) {
      lag.reset();
      for (const [step, value] of Object.entries(seconds ?? {})) lag.set({ step }, value);
    },
    countEvent(event) {
      const thing = 'thing' in event ? event.thing : '';
      if (event.type === 'load') {
        loads.observe({ thing, outcome: event.error === undefined ? 'ok' : 'error' }, event.ms / 1_000);
      } else if (event.type === 'store-error') storeErrors.inc({ operation: event.operation });
      else if (event.type === 'followed') waits.observe({ thing }, event.ms / 1_000);
      else events.inc({ event: event.type, thing, detail: detailOf(event) });
    },
    countBreaker: (node, state) => breakers.inc({ node, state }),
    countResponse: (route, status, ms) => responses.observe({ route, status }, ms / 1_000),
    render: async () => ({ body: await register.metrics(), contentType: register.contentType }),
  };
}

/** Beyond that the queue has no figures, and takes none away from the others. */
const QUEUE_MS = 1_000;

/** Asked when somebody looks. */
function watchQueue(registers: Registry[], read: () => Promise<QueueState | undefined>): void {
  const ask = () => Promise.race([read(), sleep(QUEUE_MS, undefined, { ref: false })]).catch(() => undefined);
  new Gauge({
    name: 'strata_jobs',
    help: 'Jobs of the whole fleet: waiting, running, failed for good.',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const queue = await ask();
      for (const state of ['waiting', 'running', 'failed'] as const) if (queue) this.set({ state }, queue[state]);
    },
  });
  new Gauge({
    name: 'strata_jobs_oldest_seconds',
    help: 'How long the oldest job has been waiting whose time has come.',
    registers,
    async collect() {
      const queue = await ask();
      if (queue) this.set(queue.oldestSeconds);
      else this.remove();
    },
  });
}

/** What tells one kind of an event from another, where there are few kinds. */
function detailOf(event: CacheEvent): string {
  if ('reason' in event) return event.reason;
  if ('mode' in event) return event.mode;
  return 'state' in event ? event.state : '';
}

type Reads = { layer: Layer; state: string; count: number };

function readsOf({ hits, filled, stale, degraded }: CacheStats['things'][string]): Reads[] {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);
  return [
    { layer: 'l1', state: 'hit', count: hits.l1 },
    { layer: 'l2', state: 'hit', count: hits.l2 },
    { layer: 'l1', state: 'stale', count: stale['store-unavailable'] },
    { layer: 'l2', state: 'stale', count: sum(stale) - stale['store-unavailable'] },
    { layer: 'db', state: 'filled', count: filled },
    { layer: 'db', state: 'degraded', count: sum(degraded) },
  ];
}
