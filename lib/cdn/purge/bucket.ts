import type { Limits } from './plans.ts';

/** How many calls may be made, as of a moment; and the moment before which none may, since the CDN said so. Times in ms. */
export type Bucket = { tokens: number; at: number; blockedUntil: number };

/** A full bucket. */
export const createBucket = (limits: Limits, now: number): Bucket => ({
  tokens: limits.bucket,
  at: now,
  blockedUntil: 0,
});

/** The bucket as it is now. A clock that went back adds nothing, and takes nothing away. */
export function refill(bucket: Bucket, limits: Limits, now: number): Bucket {
  const passed = Math.max(0, now - bucket.at) / 1_000;
  return {
    ...bucket,
    tokens: Math.max(0, Math.min(limits.bucket, bucket.tokens + passed * limits.perSecond)),
    at: now,
  };
}

/** How many whole calls may be made now. */
export function available(bucket: Bucket, limits: Limits, now: number): number {
  return now < bucket.blockedUntil ? 0 : Math.floor(refill(bucket, limits, now).tokens);
}

/** The bucket after so many calls. */
export function take(bucket: Bucket, limits: Limits, now: number, calls: number): Bucket {
  const filled = refill(bucket, limits, now);
  return { ...filled, tokens: filled.tokens - calls };
}

/**
 * The bucket after the CDN refused a call for its rate, and asks to wait for so long, ms: whatever was counted here, there
 * will be one call then.
 */
export function block(bucket: Bucket, limits: Limits, now: number, waitMs: number): Bucket {
  return {
    tokens: Math.max(0, 1 - (waitMs / 1_000) * limits.perSecond),
    at: now,
    blockedUntil: Math.max(bucket.blockedUntil, now + waitMs),
  };
}

/** How long until so many calls may be made; ms. */
export function waitFor(bucket: Bucket, limits: Limits, now: number, calls = 1): number {
  const missing = calls - refill(bucket, limits, now).tokens;
  return Math.ceil(Math.max((missing / limits.perSecond) * 1_000, bucket.blockedUntil - now, 0));
}
