import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { openRedisClient, type RedisClient } from '#lib/cache/engine/shared/redis-client.ts';
import { type Runtime, warnNowAndThen } from '#lib/runtime.ts';
import type { Budget } from './rate-limits.ts';

/** Whether a request is within its budget, and how much is left of it. */
export type Count = { state: 'within' | 'over'; remaining: number; resetMs: number };
export type RateLimiter = {
  /** Counts one request. Counts in this process alone while Redis does not answer, and without one. */
  count(name: string, key: string, budget: Budget): Promise<Count>;
};

/** Beyond that Redis counts as away: a limit must not hold up what it protects. */
const TIMEOUT_MS = 100;
const FAILURES_UNTIL_OPEN = 3;
const HALF_OPEN_AFTER_MS = 1_000;

/** On globalThis, since Next evaluates each module several times in one process; by runtime, since tests open several. */
const KEY = Symbol.for('strata.rate-limiter');
const shared = globalThis as { [KEY]?: WeakMap<Runtime, RateLimiter> };

/** This process's limiter, with a connection to Redis of its own that is closed with the runtime. */
export function getRateLimiter(runtime: Runtime): RateLimiter {
  shared[KEY] ??= new WeakMap();
  const present = shared[KEY].get(runtime);
  if (present) return present;
  const limiter = openRateLimiter(runtime);
  shared[KEY].set(runtime, limiter);
  return limiter;
}

function openRateLimiter(runtime: Runtime): RateLimiter {
  const { redisUrl } = runtime.config;
  const memory = countersOf((options) => new RateLimiterMemory(options));
  const inMemory: RateLimiter['count'] = async (name, key, budget) => toCount(memory(name, budget).consume(key));
  if (!redisUrl) return { count: inMemory };

  const storeClient = openRedisClient({
    url: redisUrl,
    name: 'strata limits',
    commandTimeoutMs: TIMEOUT_MS,
    onError: warnNowAndThen(runtime.log, 'redis connection of rate limits'),
  });
  runtime.onClose(() => storeClient.disconnect());
  const inRedis = countersOf((options) => openRedisCounter(storeClient, options));
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(FAILURES_UNTIL_OPEN),
  });
  return {
    async count(name, key, budget) {
      try {
        return await breaker.execute(() => toCount(inRedis(name, budget).consume(key)));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) runtime.log.debug({ err: error }, 'rate limit: redis');
        return inMemory(name, key, budget);
      }
    },
  };
}

type CounterOptions = { keyPrefix: string; points: number; duration: number };

function openRedisCounter(storeClient: RedisClient, options: CounterOptions): RateLimiterRedis {
  return new RateLimiterRedis({
    ...options,
    storeClient,
    rejectIfRedisNotReady: true,
    // Whoever is over is refused by this process without asking again.
    inMemoryBlockOnConsumed: options.points + 1,
  });
}

/** One counter of the library for each limit, made when first used. */
function countersOf<Counter>(open: (options: CounterOptions) => Counter) {
  const counters = new Map<string, Counter>();
  return (name: string, { requests, seconds }: Budget): Counter => {
    const known = counters.get(name);
    if (known) return known;
    const counter = open({ keyPrefix: `strata:limit:${name}`, points: requests, duration: seconds });
    counters.set(name, counter);
    return counter;
  };
}

/** The library rejects with its result where a budget is used up, and with an error where it could not tell. */
async function toCount(consuming: Promise<RateLimiterRes>): Promise<Count> {
  try {
    const { remainingPoints, msBeforeNext } = await consuming;
    return { state: 'within', remaining: remainingPoints, resetMs: msBeforeNext };
  } catch (error) {
    if (error instanceof RateLimiterRes) return { state: 'over', remaining: 0, resetMs: error.msBeforeNext };
    throw error;
  }
}
