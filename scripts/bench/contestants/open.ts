import type { ContestantName, OpenContestant } from './contestant.ts';

/** Loads only what is asked for: one contestant must not pay for another's code. */
const LOADERS: Record<ContestantName, () => Promise<OpenContestant>> = {
  uncached: async () => (await import('./uncached.ts')).openUncached,
  lru: async () => (await import('./lru.ts')).openLru,
  redis: async () => (await import('./redis.ts')).openRedis,
  'redis-pipelined': async () => (await import('./redis.ts')).openPipelinedRedis,
  bentocache: async () => (await import('./bentocache.ts')).openBentocache,
  strata: async () => (await import('./strata.ts')).openStrata,
};

export const loadContestant = (name: ContestantName): Promise<OpenContestant> => LOADERS[name]();
