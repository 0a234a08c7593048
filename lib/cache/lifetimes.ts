export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/**
 * How long a process trusts its own copy. Until the processes tell each other of changes this bounds how old a read
 * can be when another process wrote.
 */
export const LOCAL_TTL_MS = 5 * SECOND_MS;

/** How long "there is no such thing" is believed: short, since creating it must show soon. */
export const NEGATIVE_TTL_MS = 10 * SECOND_MS;
