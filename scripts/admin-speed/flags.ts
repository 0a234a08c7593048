import { readNumbers } from '../run/read-numbers.ts';

export const USAGE = `usage: npm run admin-speed -- [--products N] [--saves N]

How long saves of the admin take, and a change of every price while shoppers read: by HTTP, at one process of a shop of its own that
is thrown away. Needs redis-server or valkey-server.

  --products N   12000 unless stated
  --saves N      of each sort; 150 unless stated
  --help         shows this
`;

/** @throws Failure in one line for whatever cannot be understood */
export const readFlags = (args: readonly string[]): { products: number; saves: number } | 'help' =>
  readNumbers(args, { products: { fallback: 12_000, most: 1_000_000 }, saves: { fallback: 150, most: 100_000 } });
