import type { Weight } from './bounds.ts';
import { AGES, type Age, FORMS, type Form, type Layer } from './layer.ts';

/** What an answer came to: its worst lack, if any. */
export type Outcome = Weight | 'current' | 'open' | 'unanswered';

/** `probes` are answers that were judged; what was open or unanswered is in none of the others. */
export type Counts = Record<Exclude<Outcome, 'current'>, number> & { probes: number };

export type Row = { layer: Layer; form: Form; age: Age; counts: Counts };

export type Tally = {
  count(layer: Layer, form: Form, age: Age, outcome: Outcome): void;
  /** Those with anything in them, in the order of layers, forms and ages. */
  rows(): Row[];
};

const LAYERS: readonly Layer[] = ['process', 'redis', 'edge'];
const RANKS: readonly Outcome[] = ['current', 'open', 'young', 'updating', 'unpurged', 'violation', 'unanswered'];

export const noCounts = (): Counts => ({
  probes: 0,
  young: 0,
  updating: 0,
  unpurged: 0,
  violation: 0,
  open: 0,
  unanswered: 0,
});

export function addOutcome(counts: Counts, outcome: Outcome): void {
  if (outcome !== 'open' && outcome !== 'unanswered') counts.probes += 1;
  if (outcome !== 'current') counts[outcome] += 1;
}

/** The worse of two: one answer counts once, however many products it shows. */
export const worse = (a: Outcome, b: Outcome): Outcome => (RANKS.indexOf(a) >= RANKS.indexOf(b) ? a : b);

export function sumCounts(all: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const counts of all) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  }
  return sum;
}

/** Counts probes by layer, form and age. */
export function createTally(): Tally {
  const kept = new Map<string, Counts>();
  const keyOf = (layer: Layer, form: Form, age: Age) => `${layer} ${form} ${age}`;
  return {
    count(layer, form, age, outcome) {
      const key = keyOf(layer, form, age);
      const counts = kept.get(key) ?? noCounts();
      kept.set(key, counts);
      addOutcome(counts, outcome);
    },
    rows: () =>
      LAYERS.flatMap((layer) =>
        FORMS.flatMap((form) =>
          AGES.flatMap((age) => {
            const counts = kept.get(keyOf(layer, form, age));
            return counts ? [{ layer, form, age, counts }] : [];
          }),
        ),
      ),
  };
}
