import { parseArgs } from 'node:util';
import { Failure } from '../run/failure.ts';

export const USAGE = `usage: npm run search-speed -- [--products N] [--requests N]

How long a list with its facets takes when nothing of it is cached: one request after the other, in this process, with the
products' rows. Seeds what is missing of the first N products, into the database that DATABASE_URL names, else that of
STRATA_DATA_DIR.

  --products N   100000 unless stated
  --requests N   600 unless stated
  --help         shows this
`;

export type Flags = { products: number; requests: number };

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[]): Flags | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    products: toNumber('--products', values.products, 100_000),
    requests: toNumber('--requests', values.requests, 600),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { products: { type: 'string' }, requests: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

function toNumber(flag: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 1_000_000)
    throw new Failure(`${flag} must be a whole number from 1 to 1000000, not "${text}".`);
  return number;
}
