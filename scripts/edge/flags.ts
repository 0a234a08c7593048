import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PLANS, type Plan } from '#lib/cdn/purge/plans.ts';
import { Failure } from '../run/failure.ts';
import type { Switch } from './varnish/write-vcl.ts';

const MOST_LOCATIONS = 8;
const PLAN_NAMES = Object.keys(PLANS) as [Plan, ...Plan[]];

export type Flags = {
  /** Empty: the shop of this environment. */
  origins: string[];
  port: number;
  apiPort: number | undefined;
  plan: Plan;
  token: string;
  zone: string;
  locations: number;
  vary: Switch;
  responseRules: Switch;
};

const NAMES = ['origin', 'port', 'api-port', 'plan', 'token', 'zone', 'locations', 'vary', 'response-rules'] as const;

export const USAGE = `usage: npm run edge -- [--origin URL[,URL]] [--port N] [--plan NAME] [--locations N] ...

Puts a cache in front of a running shop that behaves like Cloudflare's, with a purge API that does. All of it listens
on 127.0.0.1. Needs varnish and varnish-modules.

  --origin URL[,URL]      the shop's processes, asked in turn; the shop at HOST and PORT unless stated
  --port N                of the cache; those of further locations follow; 8080 unless stated
  --api-port N            of the purge API; the port of the last location plus 10 unless stated
  --plan NAME             whose rate limits: ${PLAN_NAMES.join(', ')}; free unless stated
  --token T, --zone Z     what the shop has to show; strata-edge-token and strata-edge-zone unless stated
  --locations N           caches that share nothing but the purge API, 1 to ${MOST_LOCATIONS}; 1 unless stated
  --vary on|off           whether the headers of React Server Components tell variants apart; off unless stated
  --response-rules on|off whether errors and redirects are kept out of the cache; off unless stated
  --help                  shows this

While it runs, POST /edge/faults at the purge API makes it misbehave, and GET /edge/log tells what it was asked for:
docs/cloudflare.md has the details.
`;

/** @throws Failure in one line for whatever cannot be understood */
export function readFlags(args: readonly string[]): Flags | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (positionals.length > 0) throw wrong(`Unexpected: ${positionals.join(' ')}.`);
  const repeated = NAMES.find((name) => (values[name]?.length ?? 0) > 1);
  if (repeated !== undefined) throw wrong(`--${repeated} was given more than once.`);
  const { data, error } = schema.safeParse(Object.fromEntries(NAMES.map((name) => [name, values[name]?.[0]])));
  if (error) throw wrong(error.issues[0]?.message ?? '');
  const { origin, 'api-port': apiPort, 'response-rules': responseRules, ...rest } = data;
  return { ...rest, origins: origin, apiPort, responseRules };
}

const isOrigin = (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'http:' && url.pathname === '/' && url.search === '' && url.username === '';
};

const number = (name: string, least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `--${name} must be a whole number from ${least} to ${most}, not "${input}".`,
    })
    .transform(Number);

const word = (name: string, pattern: RegExp) =>
  z.string().regex(pattern, { error: ({ input }) => `--${name} cannot be "${input}": letters, digits, - and _ only.` });

const choice = <Name extends string>(flag: string, names: readonly [Name, ...Name[]]) =>
  z.enum(names, { error: ({ input }) => `--${flag} must be one of ${names.join(', ')}, not "${input}".` });

const schema = z.object({
  origin: z
    .string()
    .default('')
    .transform((list) => (list === '' ? [] : list.split(',')))
    .pipe(
      z.array(
        z.string().refine(isOrigin, {
          error: ({ input }) => `--origin must be like http://127.0.0.1:3000, not "${input}".`,
        }),
      ),
    ),
  port: number('port', 1, 65_000).default(8080),
  'api-port': number('api-port', 1, 65_535).optional(),
  plan: choice('plan', PLAN_NAMES).default('free'),
  token: word('token', /^[\w-]{1,200}$/).default('strata-edge-token'),
  zone: word('zone', /^[\w-]{1,64}$/).default('strata-edge-zone'),
  locations: number('locations', 1, MOST_LOCATIONS).default(1),
  vary: choice('vary', ['on', 'off']).default('off'),
  'response-rules': choice('response-rules', ['on', 'off']).default('off'),
});

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string', multiple: true } as const;
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        origin: text,
        port: text,
        'api-port': text,
        plan: text,
        token: text,
        zone: text,
        locations: text,
        vary: text,
        'response-rules': text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/[.\n]/);
    throw wrong(`${sentence}.`);
  }
}

function wrong(reason: string): Failure {
  return new Failure(`${reason} See npm run edge -- --help`);
}
