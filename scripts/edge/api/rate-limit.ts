import { PLANS, type Plan } from '#lib/cdn/purge/plans.ts';

/** URLs that may be purged by name, per second and at once. */
const FILES: Record<Plan, number> = { free: 800, pro: 1_500, business: 1_500, enterprise: 3_000 };

export type Cost = { bucket: 'calls' | 'files'; tokens: number };

export type Allowance = {
  state: 'allowed' | 'refused';
  /** What is left in the bucket, and how long until there is enough for the same again; seconds. */
  left: number;
  waitSeconds: number;
  /** What a full bucket holds, and how long an empty one takes to fill; seconds. */
  quota: number;
  windowSeconds: number;
};

export type RateLimit = { take(cost: Cost): Allowance };

/**
 * Counts calls as Cloudflare does for a plan: a bucket for calls, purges and invalidations together, and another one for URLs.
 * It counts for itself and shares only the table with the shop's own purger, whose mistakes it is there to show.
 * @param now in ms
 */
export function createRateLimit(plan: Plan, now: () => number = () => performance.now()): RateLimit {
  const { bucket, perSecond } = PLANS[plan];
  const buckets = {
    calls: createBucket(bucket, perSecond, now),
    files: createBucket(FILES[plan], FILES[plan], now),
  };
  return { take: (cost) => buckets[cost.bucket](cost.tokens) };
}

function createBucket(quota: number, perSecond: number, now: () => number) {
  let left = quota;
  let at = now();
  return (tokens: number): Allowance => {
    const moment = now();
    left = Math.min(quota, left + ((moment - at) / 1_000) * perSecond);
    at = moment;
    const isEnough = left >= tokens;
    if (isEnough) left -= tokens;
    return {
      state: isEnough ? 'allowed' : 'refused',
      left: Math.floor(left),
      // Less the dust of the divisions.
      waitSeconds: Math.max(0, Math.ceil((tokens - left) / perSecond - 1e-6)),
      quota,
      windowSeconds: Math.ceil(quota / perSecond),
    };
  };
}
