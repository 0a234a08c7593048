import { createHash } from 'node:crypto';

/** Equal keys hash alike, whatever the order their members came in. */
export function hashKey(key: object): string {
  const members = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 22);
}
