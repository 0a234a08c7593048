import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.ts';
import { type Access, requireRole } from '#lib/accounts/require-role.ts';
import type { Role } from '#lib/accounts/roles.ts';
import { revalidateNext } from '#lib/changes/revalidate-next.ts';
import { CHANGE_COOKIE, CHANGE_HEADER } from '#lib/changes/ticket-names.ts';
import { parseParams } from './params.ts';
import { badParamsProblem, type Problem, respondProblem, unauthenticatedProblem } from './problem.ts';
import { refuseWrite, type WriteBody } from './refuse-write.ts';
import { respondJson } from './respond-json.ts';
import { currentScope } from './scope.ts';

type Handle = (actor: Actor) => Promise<Response | object>;

/** Answers a read of the admin, for those who have at least this role. */
export function respondAdmin(request: Request, role: Role, handle: Handle): Promise<Response> {
  return respondJson(async () => {
    const access = await requireRole(request.headers, role);
    return access.state === 'granted' ? handle(access.actor) : respondProblem(REFUSALS[access.state]);
  });
}

/** As `respondAdmin`, for a handler of query parameters: it is called with valid ones only. */
export function respondAdminQuery<Schema extends z.ZodType>(
  request: Request,
  role: Role,
  schema: Schema,
  handle: (actor: Actor, params: z.output<Schema>) => Promise<Response | object>,
): Promise<Response> {
  return respondAdmin(request, role, async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? handle(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
}

/**
 * A write of somebody who works for the shop to their own sign-in: the one thing that is open to those who still have to set up a
 * second factor. Otherwise as `respondAdminWrite`.
 */
export function respondOwnSignIn(request: Request, handle: Handle): Promise<Response> {
  return respondJson(async () => {
    const access = await requireRole(request.headers, 'viewer');
    if (access.state !== 'granted' && access.state !== 'second-factor-missing') {
      return respondProblem(REFUSALS[access.state]);
    }
    const refusal = refuseWrite(request);
    return refusal ? respondProblem(refusal) : handle(access.actor);
  });
}

/**
 * As `respondAdmin`, for a write. A page of another site could send one along with the administrator's cookie, so it has to
 * be what a form cannot be, and to come from this site where the browser says from which it comes.
 * @param body what it brings; JSON unless said otherwise
 */
export function respondAdminWrite(request: Request, role: Role, handle: Handle, body?: WriteBody): Promise<Response> {
  return respondAdmin(request, role, async (actor) => {
    const refusal = refuseWrite(request, body);
    if (refusal) return respondProblem(refusal);
    const answer = await handle(actor);
    revalidateNext([...(currentScope()?.announced ?? [])]);
    return answer;
  });
}

/** How long the browser of whoever wrote asks to see it. Every layer of this shop knows of it long before; seconds. */
const TICKET_SECONDS = 60;

/** The answer to a write, with the change's id for programs (`Strata-Change`) and for the browser (a cookie). */
export function respondChange(body: object, changeId: string | undefined, init: ResponseInit = {}): Response {
  const response = Response.json({ ...body, changeId: changeId ?? null }, init);
  if (changeId === undefined) return response;
  response.headers.set(CHANGE_HEADER, changeId);
  response.headers.append('Set-Cookie', changeCookie(changeId));
  return response;
}

/** `Set-Cookie` by which the browser of whoever wrote never sees an older state. */
export const changeCookie = (changeId: string): string =>
  `${CHANGE_COOKIE}=${changeId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${TICKET_SECONDS}`;

const REFUSALS: Record<Exclude<Access['state'], 'granted'>, Problem> = {
  unauthenticated: unauthenticatedProblem,
  forbidden: {
    status: 403,
    type: 'forbidden',
    title: 'Forbidden',
    detail: 'This takes another role than yours.',
  },
  'second-factor-missing': {
    status: 403,
    type: 'second-factor-required',
    title: 'Forbidden',
    detail: 'The owner of the shop asks a second factor of you: set it up at /admin/security first.',
  },
};
