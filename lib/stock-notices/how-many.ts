/** Not everybody who is told buys: so many hear of each unit. */
const TOLD_PER_UNIT = 3;

/**
 * How many more people may be told that there are units of a variant. Who was told within a day may still be on the way to
 * buy, so they count against what is there.
 * @param told within the last day
 */
export function countToTell({ available, told }: { available: number; told: number }): number {
  return Math.max(0, available * TOLD_PER_UNIT - told);
}
