/**
 * Milliseconds on the machine's monotonic clock, which all processes share; `performance.timeOrigin` is each process's
 * own reading of the wall clock, and differs between them by more than what is measured here.
 */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
