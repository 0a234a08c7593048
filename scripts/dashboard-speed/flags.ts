import { parseArgs } from 'node:util';
import { Failure } from '../run/failure.ts';

export const USAGE = `usage: npm run dashboard-speed -- [--orders N]

How long the admin's dashboard takes with many orders, in a database of its own that is thrown away: orders of two years, counted
once, then read for several ranges.

  --orders N   1000000 unless stated
  --help       shows this
`;

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[]): { orders: number } | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const orders = values.orders === undefined ? 1_000_000 : Number(/^\d{1,8}$/.exec(values.orders)?.[0] ?? 0);
  if (orders < 1 || orders > 10_000_000)
    throw new Failure(`--orders must be a whole number from 1 to 10000000, not "${values.orders}".`);
  return { orders };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { orders: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}
