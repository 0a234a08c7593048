import { readNumbers } from '../run/read-numbers.ts';

export const USAGE = `usage: npm run dashboard-speed -- [--orders N]

How long the admin's dashboard takes with many orders, in a database of its own that is thrown away: orders of two years, counted
once, then read for several ranges.

  --orders N   1000000 unless stated
  --help       shows this
`;

/** @throws Failure in one line for whatever cannot be understood */
export const readFlags = (args: readonly string[]): { orders: number } | 'help' =>
  readNumbers(args, { orders: { fallback: 1_000_000, most: 10_000_000 } });
