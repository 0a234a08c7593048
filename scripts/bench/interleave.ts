import { type Sample, sampleOf } from './statistics.ts';

/**
 * Lets every contestant run one round after the other, A B C A B C …, so that a machine that is slow for a while is slow
 * for all of them. The first round of each warms up, and does not count.
 */
export async function interleave<Name extends string, Result = number>(
  contestants: Record<Name, () => Promise<Result>>,
  rounds: number,
  onRound: (text: string) => void,
): Promise<Record<Name, Result[]>> {
  const entries = Object.entries(contestants) as [Name, () => Promise<Result>][];
  const results = Object.fromEntries(entries.map(([name]) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of entries) {
      onRound(`${name}, ${round === 0 ? 'warming up' : `round ${round} of ${rounds}`}`);
      const value = await run();
      if (round > 0) results[name].push(value);
    }
  }
  return results;
}

/** A figure that was taken once. */
export const single = (value: number): Sample => sampleOf([value]);
