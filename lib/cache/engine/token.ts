import { randomFillSync } from 'node:crypto';

const TOKEN_BYTES = 16;
const pool = Buffer.alloc(256 * TOKEN_BYTES);
let used = pool.length;

/** 128 random bits: two holders of one lease must never share a name, across processes and restarts. */
export function createToken(): string {
  // Many at once: asking the system for each costs more than all else that a lease needs here.
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += TOKEN_BYTES;
  return pool.toString('base64url', used - TOKEN_BYTES, used);
}
