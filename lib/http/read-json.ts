import type { z } from 'zod';
import { badBodyProblem, badFieldsProblem, type Problem, tooLargeProblem, toPointer } from './problem.ts';
import { readBody } from './read-body.ts';

const MAX_BYTES = 1024 * 1024;

export type JsonBody<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** The JSON body of a request if it is what `schema` takes, else what is wrong with it, field by field. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<JsonBody<z.output<Schema>>> {
  const body = await readBody(request, MAX_BYTES);
  if (body.state === 'too-large') return { ok: false, problem: tooLargeProblem(MAX_BYTES) };
  const parsed = body.state === 'read' ? parse(body.text) : undefined;
  if (!parsed) return { ok: false, problem: badBodyProblem('is not JSON in UTF-8') };
  const checked = schema.safeParse(parsed.value);
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, problem: badFieldsProblem(checked.error.issues.flatMap(toErrors)) };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** One error for each field: zod names all unknown ones of an object in one issue. */
function toErrors(issue: z.core.$ZodIssue): { pointer: string; detail: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ pointer: toPointer(issue.path), detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: toPointer([...issue.path, key]), detail: 'is no field of this' }));
}
