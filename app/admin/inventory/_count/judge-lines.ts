import type { CountOutcome } from '#lib/inventory/count.ts';
import type { CountVerdict } from '#lib/inventory/plan-count.ts';
import type { JudgedLine } from './verdict-table.tsx';

const MEANINGS: Record<CountVerdict['state'], Omit<JudgedLine, 'verdict'>> = {
  differs: { tone: 'accent', word: 'Will be booked' },
  promised: { tone: 'bad', word: 'Fewer than are promised' },
  unknown: { tone: 'bad', word: 'No such SKU' },
  same: { tone: 'good', word: 'As expected' },
};

const OUTCOMES: Record<CountOutcome['outcome'], Omit<JudgedLine, 'verdict'>> = {
  moved: { tone: 'low', word: 'Moved meanwhile, look again' },
  promised: { tone: 'bad', word: 'Fewer than are promised' },
  unknown: { tone: 'bad', word: 'No such SKU' },
  booked: { tone: 'good', word: 'Booked' },
  same: { tone: 'quiet', word: 'As expected' },
};

/** What booking would do; what has to be looked at comes first. */
export const judgeVerdicts = (verdicts: readonly CountVerdict[]): JudgedLine[] =>
  sorted(MEANINGS, verdicts, ({ state }) => state);

/** What became of a count. */
export const judgeOutcomes = (outcomes: readonly CountOutcome[]): JudgedLine[] =>
  sorted(OUTCOMES, outcomes, ({ outcome }) => outcome);

function sorted<Key extends string, Line extends CountVerdict>(
  words: Record<Key, Omit<JudgedLine, 'verdict'>>,
  lines: readonly Line[],
  keyOf: (line: Line) => Key,
): JudgedLine[] {
  const order = Object.keys(words);
  return lines
    .toSorted((one, other) => order.indexOf(keyOf(one)) - order.indexOf(keyOf(other)))
    .map((verdict) => ({ verdict, ...words[keyOf(verdict)] }));
}
