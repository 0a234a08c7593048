import { parseArgs } from 'node:util';
import { Failure } from './failure.ts';

type Limits = { fallback: number; most: number };

/**
 * Flags of a command that takes nothing but whole numbers.
 * @throws Failure in one line for whatever cannot be understood
 */
export function readNumbers<Name extends string>(
  args: readonly string[],
  flags: Readonly<Record<Name, Limits>>,
): Record<Name, number> | 'help' {
  const names = Object.keys(flags) as Name[];
  const values = parse(args, names);
  if (values.help) return 'help';
  return Object.fromEntries(names.map((name) => [name, toNumber(name, values[name], flags[name])])) as Record<
    Name,
    number
  >;
}

function parse(args: readonly string[], names: readonly string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

function toNumber(name: string, given: string | boolean | undefined, { fallback, most }: Limits): number {
  if (given === undefined) return fallback;
  const number = /^\d{1,9}$/.test(String(given)) ? Number(given) : 0;
  if (number < 1 || number > most)
    throw new Failure(`--${name} must be a whole number from 1 to ${most}, not "${given}".`);
  return number;
}
