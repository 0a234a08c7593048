export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * How long a process trusts its own copy. It is told of every change, and knows when it might have missed one; this is
 * only the last net.
 */
export const LOCAL_TTL_MS = 30 * SECOND_MS;

/** How long "there is no such thing" is believed: short, since creating it must show soon. */
export const NEGATIVE_TTL_MS = 10 * SECOND_MS;

/** What things of the catalogue have in common: after their end they may be served while they are loaded anew, or fail to. */
export const CATALOGUE = {
  localTtlMs: LOCAL_TTL_MS,
  negativeTtlMs: NEGATIVE_TTL_MS,
  staleMs: 30 * SECOND_MS,
  staleIfErrorMs: HOUR_MS,
};
