import { SIGNED_IN_HINT } from './signed-in-hint-name.ts';

/** `strata.session_token`, or `__Host-strata.session_token` on https. */
const SESSION = /^[\w-]+\.session_token=([^;]*);?(.*)$/;

/**
 * Adds to an answer that begins or ends a session a cookie that scripts can read: that somebody has signed in here, and
 * nothing else. Pages hold nothing personal, and by this know whether there is anything to ask for. It proves nothing.
 */
export function addSignedInHint(response: Response): Response {
  const session = response.headers
    .getSetCookie()
    .map((cookie) => SESSION.exec(cookie))
    .find((match) => match !== null);
  if (!session) return response;
  const [, value = '', attributes = ''] = session;
  const maxAge = /;?\s*max-age=(\d+)/i.exec(attributes)?.[1] ?? '0';
  const secure = /;\s*secure/i.test(attributes) ? '; Secure' : '';
  const lifetime = value === '' ? '0' : maxAge;
  const changed = new Response(response.body, response);
  changed.headers.append('Set-Cookie', `${SIGNED_IN_HINT}=1; Path=/; SameSite=Lax; Max-Age=${lifetime}${secure}`);
  return changed;
}
