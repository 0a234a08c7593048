import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Role } from '#lib/accounts/roles.ts';
import { isId } from '#lib/catalog/ids.ts';
import { badVersionProblem, expectVersion } from './if-match.ts';
import { badIdProblem, respondProblem } from './problem.ts';
import { readJson } from './read-json.ts';
import { respondAdminWrite } from './respond-admin.ts';

/** A write to one thing of the admin. `version` undefined: whatever it is. */
type Handle<Fields> = (
  write: { actor: Actor; id: string; version: number | undefined } & Fields,
) => Promise<Response | object>;

type Params = Promise<{ id: string }>;

/**
 * As `respondAdminWrite`, for a write to the thing of an id, with fields, for the version that `If-Match` or the field
 * `version` names.
 * @param params of the route: the id
 * @param schema of the body
 */
export function respondVersionedWrite<Fields extends { version?: number | undefined }>(
  request: Request,
  role: Role,
  params: Params,
  schema: z.ZodType<Fields>,
  handle: Handle<{ fields: Omit<Fields, 'version'> }>,
): Promise<Response> {
  return respondAdminWrite(request, role, async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, schema);
    if (!body.ok) return respondProblem(body.problem);
    const { version, ...fields } = body.value;
    const expected = expectVersion(request.headers, version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return handle({ actor, id, fields, version: expected.version });
  });
}

/** The same for a deletion, which has no body. */
export function respondVersionedDelete(
  request: Request,
  role: Role,
  params: Params,
  handle: Handle<unknown>,
): Promise<Response> {
  return respondAdminWrite(request, role, async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const expected = expectVersion(request.headers);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return handle({ actor, id, version: expected.version });
  });
}
