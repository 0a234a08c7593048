/** Milliseconds since 1970, as finely as the machine tells. Never goes back, and compares with the times of other processes. */
export const now = (): number => performance.timeOrigin + performance.now();
