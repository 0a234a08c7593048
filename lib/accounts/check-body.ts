import { APIError, createAuthMiddleware } from 'better-auth/api';
import { nameSchema } from './name.ts';
import { COMMON_PASSWORD, choosesCommonPassword } from './password-rules.ts';

type Body = Readonly<Record<string, unknown>>;

const refuse = (code: string, message: string) => new APIError('BAD_REQUEST', { code, message });

/**
 * For better-auth: holds what programs send to the rules that the forms keep, before anything is done with it. Whatever is
 * returned takes the place of what was sent.
 */
export const checkBody = createAuthMiddleware(async ({ path, body: sent }) => {
  const body: Body = typeof sent === 'object' && sent !== null ? sent : {};
  // Postgres takes no text with it, nor has anything that could be looked for.
  if (Object.values(body).some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw refuse('UNFIT_CHARACTERS', 'Leave out characters that cannot be printed');
  }
  if (await choosesCommonPassword(path, body)) throw refuse('PASSWORD_TOO_COMMON', COMMON_PASSWORD);
  if (path === '/sign-up/email' || path === '/update-user') return { context: { body: checkPerson(body) } };
  // Whoever has learnt the old one may be signed in with it.
  if (path === '/change-password') return { context: { body: { revokeOtherSessions: true } } };
  return undefined;
});

/** A name as the shop writes names. Pictures of people are shown nowhere, so none is kept. */
function checkPerson(body: Body): Body {
  if (body.image !== undefined) throw refuse('FIELD_NOT_ALLOWED', 'image is not allowed to be set');
  if (typeof body.name !== 'string') return {};
  const name = nameSchema.safeParse(body.name);
  if (!name.success) throw refuse('UNFIT_NAME', name.error.issues[0]?.message ?? 'Enter your name');
  return { name: name.data };
}
