import { createHash } from 'node:crypto';
import { findSession } from './session.ts';

/**
 * Whose account a request is about, for limits: that of the address in its body, whether there is such an account or not,
 * else of whoever is signed in. Addresses are hashed, so that the counters name nobody.
 */
export async function accountKey(headers: Headers, body: string): Promise<string | undefined> {
  const email = readEmail(body);
  if (email !== undefined) return emailKey(email);
  return (await findSession(headers))?.userId;
}

export const emailKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

function readEmail(body: string): string | undefined {
  try {
    const { email } = JSON.parse(body) as { email?: unknown };
    return typeof email === 'string' ? email : undefined;
  } catch {
    return undefined;
  }
}
