import { createHmac, timingSafeEqual } from 'node:crypto';
import { getAuth } from './auth.ts';

/** As better-auth draws them; nothing else can have been signed. */
const TOKEN = /^[A-Za-z0-9]{16,64}$/;

/**
 * The token of the session that a request brings along, if this shop has signed it: HMAC-SHA-256 with the secret, in base64,
 * behind a dot. Whether there is such a session is another question. undefined for a stranger, which costs nothing.
 */
export async function readSessionToken(headers: Headers): Promise<string | undefined> {
  const cookies = headers.get('cookie');
  if (cookies === null) return undefined;
  const { authCookies, secret } = await (await getAuth()).$context;
  const value = readCookie(cookies, authCookies.sessionToken.name);
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || dot < 0) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return TOKEN.test(token) ? token : undefined;
}

/** The first of this name in a `Cookie` header, as better-auth reads it. */
export function readCookie(cookies: string, name: string): string | undefined {
  for (const pair of cookies.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
