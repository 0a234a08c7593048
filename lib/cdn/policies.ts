const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Lifetimes in seconds, as the headers have them. */
export type SharedPolicy = {
  kind: 'shared';
  /** How long a browser may use its copy without asking. */
  browser: number;
  /** How long a CDN may. */
  cdn: number;
  /** How long a CDN may serve a stale copy while it fetches a new one, and when the shop fails. */
  staleWhileRevalidate: number;
  staleIfError: number;
};
export type Policy = { kind: 'immutable'; browser: number } | SharedPolicy | { kind: 'private' } | { kind: 'uncached' };

/** Everything that HTTP may cache, and how. No other place decides this. */
export const POLICIES = {
  /** The name determines the bytes. */
  asset: { kind: 'immutable', browser: YEAR },
  /** A file of `public/`, whose name stays while its bytes may change with a release. */
  file: { kind: 'shared', browser: HOUR, cdn: HOUR, staleWhileRevalidate: 5 * MINUTE, staleIfError: DAY },
  page: { kind: 'shared', browser: 0, cdn: 5 * MINUTE, staleWhileRevalidate: 5 * MINUTE, staleIfError: DAY },
  listing: { kind: 'shared', browser: 0, cdn: MINUTE, staleWhileRevalidate: 5 * MINUTE, staleIfError: 0 },
  product: { kind: 'shared', browser: MINUTE, cdn: HOUR, staleWhileRevalidate: 5 * MINUTE, staleIfError: DAY },
  live: { kind: 'uncached' },
  personal: { kind: 'private' },
  never: { kind: 'uncached' },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

/** A page or thing that is not there may be there soon: the CDN asks again after this, seconds. */
export const NOT_FOUND_CDN_SECONDS = 10;
