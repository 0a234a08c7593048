import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Failure } from '../run/failure.ts';

export type Flags = {
  /** Where everything that was measured is written. */
  json: string | undefined;
  /** The workloads to run; all of them when empty. */
  only: readonly string[];
  rounds: number | undefined;
  quick: boolean;
};

export function usage(names: readonly string[]): string {
  return `usage: npm run bench -- [--only NAME,NAME] [--rounds N] [--quick] [--json FILE]

Measures the cache engine beside raw lru-cache, raw ioredis and bentocache, and the page layer beside a bare server of
Node, in turns on one machine, and compares them with their targets. Needs redis-server or valkey-server on the PATH; it
starts its own and throws them away.

  --only NAME[,NAME]   some of: ${wrap(names)}
  --rounds N           rounds of each contestant, 1 to 100; 15 unless stated, 4 with --quick
  --quick              in half a minute, with less to rely on
  --json FILE          writes all of it: machine, versions, every round, medians, spread, targets
  --help               shows this

A missed target is a finding, not a failure: the exit code is 0 unless something could not be measured.
`;
}

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[], names: readonly string[]): Flags | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (positionals.length > 0) throw wrong(`Unexpected: ${positionals.join(' ')}.`);
  const repeated = (['json', 'rounds'] as const).find((flag) => (values[flag]?.length ?? 0) > 1);
  if (repeated !== undefined) throw wrong(`--${repeated} was given more than once.`);
  const { data, error } = schemaFor(names).safeParse({
    json: values.json?.[0],
    only: values.only?.flatMap((list) => list.split(',')) ?? [],
    rounds: values.rounds?.[0],
    quick: values.quick ?? false,
  });
  if (error) throw wrong(error.issues[0]?.message ?? '');
  return { ...data, json: data.json, only: [...new Set(data.only)], rounds: data.rounds };
}

function schemaFor(names: readonly string[]) {
  const name = z.string().refine((value) => names.includes(value), {
    error: ({ input }) => `--only: there is no workload "${input}". There are ${names.join(', ')}.`,
  });
  const rounds = z
    .string()
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100, {
      error: ({ input }) => `--rounds must be a whole number from 1 to 100, not "${input}".`,
    })
    .transform(Number);
  return z.object({
    json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
    only: z.array(name),
    rounds: rounds.optional(),
    quick: z.boolean(),
  });
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'string', multiple: true },
        only: { type: 'string', multiple: true },
        rounds: { type: 'string', multiple: true },
        quick: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/[.\n]/);
    throw wrong(`${sentence}.`);
  }
}

function wrong(reason: string): Failure {
  return new Failure(`${reason} See npm run bench -- --help`);
}

const USAGE_WIDTH = 84;

function wrap(names: readonly string[]): string {
  const lines = [''];
  for (const name of names) {
    const line = `${lines.at(-1)}${lines.at(-1) === '' ? '' : ', '}${name}`;
    if (line.length <= USAGE_WIDTH) lines[lines.length - 1] = line;
    else lines.push(name);
  }
  return lines.join(`,\n${' '.repeat(23)}`);
}
