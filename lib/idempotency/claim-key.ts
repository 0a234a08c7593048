import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** What the first request with a key was answered. */
export type StoredAnswer = { status: number; body: unknown };

/**
 * What a key is worth to a request that brings it.
 *
 * - `claimed`: this one is to do the work, or to go on with it; the order of it has this id, however often it is begun
 * - `answered`: it was done
 * - `busy`: another request is at it, and was still when this one had waited
 * - `reused`: it was brought with another request before
 */
export type Claim =
  | { state: 'claimed'; keyId: string; orderId: string }
  | { state: 'answered'; answer: StoredAnswer }
  | { state: 'busy' }
  | { state: 'reused' };

/** Whoever holds a key and says nothing for so long is dead: the next goes on with it. */
const LOCK_SECONDS = 30;
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 40;
const LAST_PAUSE_MS = 640;

/** What makes two requests the same. */
export const digestRequest = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');

/**
 * Takes a key for the one request that may do its work, after waiting a few seconds for another that has it.
 * @param scope whose keys: those of others never meet
 */
export async function claimKey(scope: string, key: string, digest: string, waitMs = PATIENCE_MS): Promise<Claim> {
  const name = { scope, key, digest };
  const created = await createKey(name);
  if (created) return created;
  const until = performance.now() + waitMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)) {
    const claim = await lookAtKey(name);
    if (claim.state !== 'busy' || performance.now() >= until) return claim;
    await sleep(pauseMs);
  }
}

type Name = { scope: string; key: string; digest: string };
type Row = { keyId: string; orderId: string };
type Seen = { digest: string; status: number | null; body: unknown; isFree: boolean };

const lock = sql`now() + make_interval(secs => ${LOCK_SECONDS})`;

async function createKey({ scope, key, digest }: Name): Promise<Claim | undefined> {
  const orderId = randomBytes(18).toString('base64url');
  const [created] = await getRuntime().db.execute<Row>(sql`
    INSERT INTO idempotency_keys (scope, key, request_digest, order_id, locked_until)
    VALUES (${scope}, ${key}, ${digest}, ${orderId}, ${lock})
    ON CONFLICT (scope, key) DO NOTHING RETURNING id::text AS "keyId", order_id AS "orderId"`);
  return created && { state: 'claimed', ...created };
}

async function lookAtKey(name: Name): Promise<Claim> {
  const { scope, key, digest } = name;
  const [seen] = await getRuntime().db.execute<Seen>(sql`
    SELECT request_digest AS digest, response_status AS status, response_body AS body,
           locked_until IS NULL OR locked_until <= now() AS "isFree"
      FROM idempotency_keys WHERE scope = ${scope} AND key = ${key}`);
  // Whoever had it has made nothing.
  if (!seen) return (await createKey(name)) ?? { state: 'busy' };
  if (seen.digest !== digest) return { state: 'reused' };
  if (seen.status !== null) return { state: 'answered', answer: { status: seen.status, body: seen.body } };
  return seen.isFree ? takeOver(name) : { state: 'busy' };
}

/** Of all who see that it is free, one. */
async function takeOver({ scope, key, digest }: Name): Promise<Claim> {
  const [taken] = await getRuntime().db.execute<Row>(sql`
    UPDATE idempotency_keys SET locked_until = ${lock}
     WHERE scope = ${scope} AND key = ${key} AND request_digest = ${digest} AND response_status IS NULL
       AND (locked_until IS NULL OR locked_until <= now())
    RETURNING id::text AS "keyId", order_id AS "orderId"`);
  return taken ? { state: 'claimed', ...taken } : { state: 'busy' };
}
