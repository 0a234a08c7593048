import type { Sql } from '#db/client.ts';
import type { Cache } from '#lib/cache/engine/cache.ts';
import { createPurgeClient, type PurgeClient } from '#lib/cdn/cloudflare.ts';
import { type Limits, PLANS } from '#lib/cdn/purge/plans.ts';
import type { Runtime } from '#lib/runtime.ts';

/** What a change goes through. `announcing` and `purging`: done, but not noted yet. */
export type RelayStep = 'announcing' | 'announced' | 'acknowledged' | 'purging' | 'purged';

export type RelayOptions = {
  /** From a change's first purge to its second: longer than an answer takes that was rendered before it; ms. */
  secondPurgeMs?: number;
  /** How long changes are collected before the CDN is told of them together; ms. */
  collectMs?: number;
  /** After each step of each batch. */
  onStep?: (step: RelayStep, rows: number) => void;
};

/** What the steps of a leader work with. */
export type RelayContext = {
  /** Connections of the relay's own, closed when it leads no more. */
  sql: Sql;
  cache: Cache;
  /** Undefined: there is none. */
  cdn: Cdn | undefined;
  onStep: (step: RelayStep, rows: number) => void;
  onPurge: (outcome: string) => void;
  onTokens: (tokens: number) => void;
};
export type Cdn = { client: PurgeClient; limits: Limits; secondPurgeMs: number; collectMs: number };

const SECOND_PURGE_MS = 5_000;
const COLLECT_MS = 100;

export function createContext({ config, cache, metrics }: Runtime, options: RelayOptions, sql: Sql): RelayContext {
  const { cloudflare } = config;
  return {
    sql,
    cache,
    cdn: cloudflare && {
      client: createPurgeClient(cloudflare),
      limits: PLANS[cloudflare.plan],
      secondPurgeMs: options.secondPurgeMs ?? SECOND_PURGE_MS,
      collectMs: options.collectMs ?? COLLECT_MS,
    },
    onStep(step, rows) {
      metrics.countRelayed(step, rows);
      options.onStep?.(step, rows);
    },
    onPurge: metrics.countPurge,
    onTokens: metrics.setPurgeTokens,
  };
}
