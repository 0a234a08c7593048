import type { Random } from '../time.ts';

const BETA = 2;

/**
 * When a value is to be loaded anew before its end: the longer loading takes, the earlier, with an exponential spread, so
 * that of many processes most likely one begins (Vattani et al., "Optimal Probabilistic Cache Stampede Prevention",
 * VLDB 2015). Never in the first half of its life. The lease makes it one load in any case.
 * @returns ms, on the clock of `createdAt`
 */
export function drawRefreshAt(
  { createdAt, freshUntil, loadMs }: { createdAt: number; freshUntil: number; loadMs: number },
  random: Random,
): number {
  const earlyMs = loadMs * BETA * -Math.log(1 - random());
  return Math.max(freshUntil - earlyMs, (createdAt + freshUntil) / 2);
}
