import type { z } from 'zod';

/** What was typed, by the name of the control. */
export type FormValues = Readonly<Record<string, string>>;
/** `field` is empty for what concerns the form as a whole. */
export type FieldProblem = { field: string; message: string };

export type FormOutcome =
  /** `to`: the page that comes next. `notice`: what it says has happened. `cookies`: `Set-Cookie` headers. */
  | { state: 'done'; to: string; notice?: string; cookies?: readonly string[] }
  | { state: 'invalid'; errors: readonly FieldProblem[] }
  /** Too often, or not from this site: a problem of its own. */
  | { state: 'refused'; response: Response };

/** A form of the account pages, as it comes in: by a script, or by the browser itself. */
export type AccountForm = {
  /** The page that it stands on, to go back to with what was wrong. */
  pageOf: (values: FormValues) => string;
  /** What goes back into its controls then; passwords never do. */
  keep: readonly string[];
  run: (values: FormValues, request: Request) => Promise<FormOutcome>;
};

/** The values as `schema` takes them, or what is wrong with each. */
export async function checkValues<Schema extends z.ZodType>(
  schema: Schema,
  values: unknown,
): Promise<{ ok: true; data: z.output<Schema> } | { ok: false; outcome: FormOutcome }> {
  const parsed = await schema.safeParseAsync(values);
  if (parsed.success) return { ok: true, data: parsed.data };
  const seen = new Set<string>();
  const errors = parsed.error.issues
    .map(({ path, message }) => ({ field: path.join('.'), message }))
    // The first complaint about a field says enough.
    .filter(({ field }) => !seen.has(field) && seen.add(field));
  return { ok: false, outcome: { state: 'invalid', errors } };
}

export const invalid = (field: string, message: string): FormOutcome => ({
  state: 'invalid',
  errors: [{ field, message }],
});
