import { readNumbers } from '../run/read-numbers.ts';

export const USAGE = `usage: npm run search-speed -- [--products N] [--requests N]

How long a list with its facets takes when nothing of it is cached, and what is suggested: one request after the other, in this
process, with the products' rows. Seeds what is missing of the first N products, into the database that DATABASE_URL names, else that of
STRATA_DATA_DIR.

  --products N   100000 unless stated
  --requests N   600 unless stated
  --help         shows this
`;

export type Flags = { products: number; requests: number };

/** @throws Failure in one line for whatever cannot be understood */
export const readFlags = (args: readonly string[]): Flags | 'help' =>
  readNumbers(args, { products: { fallback: 100_000, most: 1_000_000 }, requests: { fallback: 600, most: 1_000_000 } });
