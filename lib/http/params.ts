import { z } from 'zod';
import type { ParamError } from '#lib/catalog/listing-query.ts';

/** Every parameter of a query string; one that is given more than once becomes a list. */
export function collectParams(search: URLSearchParams): Record<string, string | string[]> {
  const collected: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    collected[name] = values.length === 1 ? (values[0] as string) : values;
  }
  return collected;
}

/** The parameters that `schema` names, or what is wrong with them. Others are left alone. */
export function parseParams<Schema extends z.ZodType>(
  schema: Schema,
  search: URLSearchParams,
): { ok: true; params: z.output<Schema> } | { ok: false; errors: ParamError[] } {
  const parsed = schema.safeParse(collectParams(search));
  if (parsed.success) return { ok: true, params: parsed.data };
  return {
    ok: false,
    errors: parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), detail: issue.message })),
  };
}

/** Ids with commas between them, in order, each once. Whether they can be ids is for the reader to say. */
export const idList = (max: number) =>
  z
    .string('must be ids separated by commas')
    .transform((text) => [
      ...new Set(
        text
          .split(',')
          .map((id) => id.trim())
          .filter((id) => id !== ''),
      ),
    ])
    .refine((ids) => ids.length > 0, 'must name at least one id')
    .refine((ids) => ids.length <= max, `must name at most ${max} ids`);

export const pageNumber = z
  .string('must be given once')
  .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 to 9999')
  .transform(Number)
  .optional()
  .default(1);

/** What somebody looks for in a list. Postgres takes no text with a zero in it. */
export const searchWords = z
  .string('must be given once')
  .trim()
  .max(120, 'must have at most 120 characters')
  .refine((text) => !text.includes('\0'), 'must be text');

const MAX_PAGE_SIZE = 100;

export const pageSize = z
  .string('must be given once')
  .regex(/^[1-9]\d{0,2}$/, `must be a whole number from 1 to ${MAX_PAGE_SIZE}`)
  .transform(Number)
  .refine((size) => size <= MAX_PAGE_SIZE, `must be a whole number from 1 to ${MAX_PAGE_SIZE}`)
  .optional()
  .default(24);
