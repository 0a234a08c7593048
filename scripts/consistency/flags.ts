import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PLANS, type Plan } from '#lib/cdn/purge/plans.ts';
import { Failure } from '../run/failure.ts';

export type Flags = {
  seconds: number;
  processes: number;
  products: number;
  writers: number;
  readers: number;
  seed: number;
  plan: Plan;
  edge: boolean;
  json: string | undefined;
};

const PLAN_NAMES = Object.keys(PLANS) as [Plan, ...Plan[]];
const VALUES = ['seconds', 'processes', 'products', 'writers', 'readers', 'seed', 'plan', 'json'] as const;

export const USAGE = `usage: npm run consistency -- [--seconds N] [--processes N] [--products N] [--seed S] ...

Writes through the admin API while shoppers read, and asks every layer of a shop of its own whether it still shows what is
older. Needs redis-server or valkey-server, and varnish with varnish-modules for the edge. docs/consistency.md has the rules.

  --seconds N     how long there are writes, 2 to 86400; 120 unless stated. The last probes take 10 s more
  --processes N   of the shop, 1 to 16; 3 unless stated
  --products N    in its catalogue, 20 to 100000; 300 unless stated
  --writers N     administrators at work, 1 to 64; 6 unless stated
  --readers N     shoppers, each at one process or at the edge, 0 to 256; 8 unless stated
  --seed S        decides what is written and read; 1 unless stated
  --plan NAME     whose limits the purge API has: ${PLAN_NAMES.join(', ')}; enterprise unless stated
  --no-edge       without a CDN
  --json FILE     writes all that was found
  --help          shows this

The exit code is 1 if something older was shown than is allowed.
`;

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[]): Flags | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (positionals.length > 0) throw wrong(`Unexpected: ${positionals.join(' ')}.`);
  const repeated = VALUES.find((name) => (values[name]?.length ?? 0) > 1);
  if (repeated !== undefined) throw wrong(`--${repeated} was given more than once.`);
  const given = Object.fromEntries(VALUES.map((name) => [name, values[name]?.[0]]));
  const { data, error } = schema.safeParse(given);
  if (error) throw wrong(error.issues[0]?.message ?? '');
  return { ...data, json: data.json, edge: values['no-edge'] !== true };
}

const whole = (name: string, least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `--${name} must be a whole number from ${least} to ${most}, not "${input}".`,
    })
    .transform(Number);

const schema = z.object({
  seconds: whole('seconds', 2, 86_400).default(120),
  processes: whole('processes', 1, 16).default(3),
  products: whole('products', 20, 100_000).default(300),
  writers: whole('writers', 1, 64).default(6),
  readers: whole('readers', 0, 256).default(8),
  seed: whole('seed', 0, 999_999_999).default(1),
  plan: z
    .enum(PLAN_NAMES, { error: ({ input }) => `--plan must be one of ${PLAN_NAMES.join(', ')}, not "${input}".` })
    .default('enterprise'),
  json: z.string().min(1, { error: '--json needs the name of a file.' }).optional(),
});

function parse(args: readonly string[]) {
  const text = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: text,
        processes: text,
        products: text,
        writers: text,
        readers: text,
        seed: text,
        plan: text,
        json: text,
        'no-edge': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/[.\n]/);
    throw wrong(`${sentence}.`);
  }
}

function wrong(reason: string): Failure {
  return new Failure(`${reason} See npm run consistency -- --help`);
}
