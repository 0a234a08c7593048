import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Layer } from './cache/engine/entry.ts';

export type Metrics = {
  countRead(thing: string, layer: Layer, state: string): void;
  countLoad(thing: string, ms: number, succeeded: boolean): void;
  countStoreError(operation: string): void;
  countResponse(route: string, status: number, ms: number): void;
  /** Prometheus text format and its content type. */
  render(): Promise<{ body: string; contentType: string }>;
};

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Counters of one process. Labels name things, layers and routes, never keys: their number must stay bounded. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  collectDefaultMetrics({ register });
  const reads = new Counter({
    name: 'strata_cache_reads_total',
    help: 'Keys read, by thing, the layer that answered, and how.',
    labelNames: ['thing', 'layer', 'state'],
    registers,
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
  const responses = new Histogram({
    name: 'strata_http_response_seconds',
    help: 'Responses, from request to last byte.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  return {
    countRead: (thing, layer, state) => reads.inc({ thing, layer, state }),
    countLoad: (thing, ms, succeeded) => loads.observe({ thing, outcome: succeeded ? 'ok' : 'error' }, ms / 1_000),
    countStoreError: (operation) => storeErrors.inc({ operation }),
    countResponse: (route, status, ms) => responses.observe({ route, status }, ms / 1_000),
    render: async () => ({ body: await register.metrics(), contentType: register.contentType }),
  };
}
