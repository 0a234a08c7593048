import { parseArgs } from 'node:util';
import { Failure } from '../run/failure.ts';
import { DEFAULT_PRODUCTS } from '../run/seed-if-empty.ts';

const MOST_PRODUCTS = 1_000_000;

export const USAGE = `usage: npm run seed -- [--products N]

Adds what is missing of the first N products of the demonstration catalogue, which are the same every time.
What is there already stays as it is. A run that was stopped or killed is continued by the next one.

  --products N   1 to 1000000; ${DEFAULT_PRODUCTS} unless stated
  --help         shows this

It fills the database that DATABASE_URL names, else that of STRATA_DATA_DIR (.data), whether its shop runs or not.
`;

export type Flags = { products: number };

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[]): Flags | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (positionals.length > 0) throw wrong(`Unexpected: ${positionals.join(' ')}.`);
  const [count, another] = values.products ?? [String(DEFAULT_PRODUCTS)];
  if (another !== undefined) throw wrong('--products was given more than once.');
  const products = /^\d{1,9}$/.test(count ?? '') ? Number(count) : 0;
  if (products < 1 || products > MOST_PRODUCTS) {
    throw wrong(`--products must be a whole number from 1 to ${MOST_PRODUCTS}, not "${count}".`);
  }
  return { products };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { products: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/[.\n]/);
    throw wrong(`${sentence}.`);
  }
}

function wrong(reason: string): Failure {
  return new Failure(`${reason} See npm run seed -- --help`);
}
