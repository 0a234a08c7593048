import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  chooseUnit,
  countDays,
  type DayRange,
  rangeBefore,
  rangeQuery,
  splitMonths,
} from '#lib/sales/range.ts';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const anyRange = fc
  .record({ start: fc.integer({ min: 0, max: 3_000 }), days: fc.integer({ min: 1, max: 1_800 }) })
  .map(({ start, days }): DayRange => {
    const from = addDays('2020-01-01', start);
    return { from, to: addDays(from, days - 1) };
  });

const daysOf = ({ from, to }: DayRange) =>
  Array.from({ length: countDays({ from, to }) }, (_, nth) => addDays(from, nth));

describe('a range of days', () => {
  it('is the last thirty unless stated', () => {
    expect(rangeQuery(NOW).parse({})).toEqual({ from: '2026-10-29', to: '2026-11-27' });
    expect(rangeQuery(NOW).parse({ to: '2026-03-30' })).toEqual({ from: '2026-03-01', to: '2026-03-30' });
  });

  it.each([
    [{ from: 'yesterday' }, 'must be a day such as 2026-11-27'],
    [{ from: '2026-02-30' }, 'must be a day such as 2026-11-27'],
    [{ from: '2026-11-28', to: '2026-11-27' }, 'must not be after the last day'],
    [{ from: '0001-01-01', to: '0001-01-05' }, 'must not be before 1970'],
    [{ from: '2016-01-01', to: '2026-11-27' }, 'must be at most five years before'],
  ])('refuses %j', (given, detail) => {
    expect(rangeQuery(NOW).safeParse(given).error?.issues[0]?.message).toBe(detail);
  });

  it('is as long as the one before it, which ends the day before', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const before = rangeBefore(range);
        expect(countDays(before)).toBe(countDays(range));
        expect(addDays(before.to, 1)).toBe(range.from);
      }),
    );
  });

  it('is plotted in units that can be told apart', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const length = { day: 1, week: 7, month: 28 }[chooseUnit(range)];
        expect(countDays(range) / length).toBeLessThanOrEqual(92);
      }),
    );
  });

  it('is its whole months and the days beside them, each once', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const { months, days } = splitMonths(range);
        const inMonths = months ? daysOf({ from: months.from, to: addDays(months.before, -1) }) : [];
        expect([...inMonths, ...days.flatMap(daysOf)].toSorted()).toEqual(daysOf(range));
        if (months) expect([months.from, months.before].every((day) => day.endsWith('-01'))).toBe(true);
        expect(days.every(({ from, to }) => from <= to)).toBe(true);
        expect(Math.max(0, ...days.map(countDays))).toBeLessThanOrEqual(months ? 30 : 61);
      }),
    );
  });
});
