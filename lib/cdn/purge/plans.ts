/**
 * What Cloudflare lets each plan ask of its purge and invalidate APIs together: a token bucket that holds so many calls and
 * refills so fast (developers.cloudflare.com/cache/how-to/purge-cache, "Availability and limits").
 */
export const PLANS = {
  free: { bucket: 25, perSecond: 5 / 60 },
  pro: { bucket: 25, perSecond: 5 },
  business: { bucket: 50, perSecond: 10 },
  enterprise: { bucket: 500, perSecond: 50 },
} as const satisfies Record<string, Limits>;

export type Plan = keyof typeof PLANS;
export type Limits = { bucket: number; perSecond: number };

/** Tags that one call may name. */
export const TAGS_PER_CALL = 100;
