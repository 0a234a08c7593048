import { type SQL, sql } from 'drizzle-orm';
import type { ListingFilters } from '#lib/catalog/listing-query.ts';
import { toFilters } from './conditions.ts';

/** Filters of several counts, so that all of them can be counted in one pass. */
export type SplitFilters = {
  /** What every count asks for: other products need not be read. */
  shared: SQL[];
  /** The others, each as a boolean column. */
  columns: SQL[];
  /** What counts ask for of those columns; of several that ask for the same, once. */
  needs: SQL[];
  /** Which of `needs` is that of each count. */
  needOf: number[];
};

/** Takes the filters of some counts apart into those of all and those of some. */
export function splitFilters(counts: readonly ListingFilters[]): SplitFilters {
  const lists = counts.map(toFilters);
  const all = [...new Map(lists.flatMap((list) => [...list]))];
  const isShared = ([name]: [string, SQL]) => lists.every((list) => list.has(name));
  const some = all.filter((filter) => !isShared(filter));
  const wanted = lists.map((list) => some.flatMap(([name], at) => (list.has(name) ? `f${at}` : [])).join(' AND '));
  const distinct = [...new Set(wanted)];
  return {
    shared: all.filter(isShared).map(([, holds]) => holds),
    columns: some.map(([, holds], at) => sql`${holds} AS ${sql.raw(`f${at}`)}`),
    needs: distinct.map((need) => sql.raw(need || 'true')),
    needOf: wanted.map((need) => distinct.indexOf(need)),
  };
}
