/** How often out of ten, hundred, … something went wrong: −log10 of the share; of none at all, a bound. */
export type Nines = { nines: number; isBound: boolean };

/** No failure in n trials bounds their rate at 3/n, in 95 of 100 cases (the rule of three). */
const RULE_OF_THREE = 3;

/** Undefined of nothing. */
export function countNines(bad: number, probes: number): Nines | undefined {
  if (probes === 0) return undefined;
  if (bad > 0) return { nines: -Math.log10(bad / probes), isBound: false };
  return { nines: Math.max(0, -Math.log10(RULE_OF_THREE / probes)), isBound: true };
}

export function formatNines(nines: Nines | undefined): string {
  if (nines === undefined) return '-';
  return `${nines.isBound ? '≥ ' : ''}${nines.nines.toFixed(1)}`;
}
