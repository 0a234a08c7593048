import { z } from 'zod';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Five years and their leap days. */
const MOST_DAYS = 1_827;
const DEFAULT_DAYS = 30;

/** Days of UTC, both included, as `2026-11-27`. */
export type DayRange = { from: string; to: string };
/** What one point of a plot stands for. */
export type PlotUnit = 'day' | 'week' | 'month';

const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string => toDay(toMs(day) + days * DAY_MS);
export const countDays = ({ from, to }: DayRange): number => (toMs(to) - toMs(from)) / DAY_MS + 1;

const day = z.iso.date('must be a day such as 2026-11-27');

/** `from` and `to` of an address; without them the last 30 days. */
export const rangeQuery = (now = Date.now()) =>
  z
    .object({ from: day.optional(), to: day.optional() })
    .transform(({ from, to = toDay(now) }) => ({ from: from ?? addDays(to, 1 - DEFAULT_DAYS), to }))
    .refine(({ from, to }) => from <= to, { path: ['from'], message: 'must not be after the last day' })
    .refine(({ from }) => from >= '1970-01-01', { path: ['from'], message: 'must not be before 1970' })
    .refine((range) => countDays(range) <= MOST_DAYS, { path: ['from'], message: 'must be at most five years before' });

/** As many days, right before. */
export function rangeBefore(range: DayRange): DayRange {
  const to = addDays(range.from, -1);
  return { from: addDays(to, 1 - countDays(range)), to };
}

/** The unit in which a plot of the range has a number of points that can be told apart. */
export function chooseUnit(range: DayRange): PlotUnit {
  const days = countDays(range);
  if (days <= 92) return 'day';
  return days <= 400 ? 'week' : 'month';
}

/**
 * The whole months of a range, and the days beside them: `months` from the first day of the first one to before the first day
 * after the last one.
 */
export function splitMonths({ from, to }: DayRange): {
  months: { from: string; before: string } | null;
  days: DayRange[];
} {
  const first = from.endsWith('-01') ? from : nextMonth(from);
  const after = addDays(to, 1).endsWith('-01') ? addDays(to, 1) : `${to.slice(0, 8)}01`;
  if (first >= after) return { months: null, days: [{ from, to }] };
  const head = { from, to: addDays(first, -1) };
  const tail = { from: after, to };
  return { months: { from: first, before: after }, days: [head, tail].filter((part) => part.from <= part.to) };
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return toDay(Date.UTC(year, month, 1));
}
