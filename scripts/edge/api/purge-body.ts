import { z } from 'zod';
import type { Plan } from '#lib/cdn/purge/plans.ts';

export type PurgeFile = string | { url: string; headers?: Record<string, string> | undefined };
/** What one call names: exactly one of these. */
export type PurgeBody =
  | { tags: string[] }
  | { files: PurgeFile[] }
  | { prefixes: string[] }
  | { hosts: string[] }
  | { purge_everything: true };

export type ReadBody = { state: 'valid'; body: PurgeBody } | { state: 'invalid'; message: string };

const KINDS = ['purge_everything', 'files', 'tags', 'hosts', 'prefixes'] as const;
const ONE_OF_THEM = 'Request must contain one of "purge_everything", "files", "tags", "hosts" or "prefixes"';

export const MOST_TAG_CHARS = 1_024;
const MOST_ITEMS = 100;
const MOST_PREFIX_SEPARATORS = 31;

/** Items that one call may name. */
export const mostItems = (kind: (typeof KINDS)[number], plan: Plan): number =>
  kind === 'files' && plan === 'enterprise' ? 500 : MOST_ITEMS;

const tag = z
  .string()
  .max(MOST_TAG_CHARS, `A tag may have at most ${MOST_TAG_CHARS} characters`)
  .regex(/^[\x21-\x2b\x2d-\x7e]+$/, 'A tag consists of printable ASCII characters without spaces and commas');

const url = z.url({ protocol: /^https?$/, error: 'A file is named by its whole URL' });

const prefix = z
  .string()
  .regex(/^[^\s/?#:]+(:\d+)?(\/[^\s?#]*)?$/, 'A prefix is a host and a path, without scheme, query and fragment')
  .refine(
    (text) => text.split('/').length - 1 <= MOST_PREFIX_SEPARATORS,
    `A prefix may have at most ${MOST_PREFIX_SEPARATORS} separators`,
  );

const host = z.string().regex(/^[^\s/?#:]+(:\d+)?$/, 'A host is a name, without scheme and path');

const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1, ONE_OF_THEM);

const SCHEMAS = {
  tags: z.strictObject({ tags: list(tag) }),
  files: z.strictObject({
    files: list(z.union([url, z.strictObject({ url, headers: z.record(z.string(), z.string()).optional() })])),
  }),
  prefixes: z.strictObject({ prefixes: list(prefix) }),
  hosts: z.strictObject({ hosts: list(host) }),
  purge_everything: z.strictObject({ purge_everything: z.literal(true, ONE_OF_THEM) }),
};

/** Reads what a call asks for, as strictly as Cloudflare does. */
export function readPurgeBody(text: string, plan: Plan): ReadBody {
  const value = parseObject(text);
  const kinds = KINDS.filter((kind) => value !== undefined && Object.hasOwn(value, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return invalid(ONE_OF_THEM);
  const items = value?.[kind];
  if (Array.isArray(items) && items.length > mostItems(kind, plan)) {
    return invalid(`You may only purge up to ${mostItems(kind, plan)} ${kind} per API call`);
  }
  const { data, error } = SCHEMAS[kind].safeParse(value);
  return error ? invalid(error.issues[0]?.message ?? ONE_OF_THEM) : { state: 'valid', body: data };
}

/** How many calls' worth of a bucket it takes, and from which. */
export function costOf(body: PurgeBody): { bucket: 'calls' | 'files'; tokens: number } {
  return 'files' in body ? { bucket: 'files', tokens: body.files.length } : { bucket: 'calls', tokens: 1 };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (message: string): ReadBody => ({ state: 'invalid', message });
