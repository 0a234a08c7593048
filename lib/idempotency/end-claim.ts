import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import type { StoredAnswer } from './claim-key.ts';

const KEPT_DAYS = 30;

/** The answer that every request with this key gets from now on; the first one stays. */
export async function keepAnswer(keyId: string, { status, body }: StoredAnswer): Promise<void> {
  await getRuntime().db.execute(sql`
    UPDATE idempotency_keys SET response_status = ${status}, response_body = ${JSON.stringify(body)}::text::jsonb, locked_until = NULL
     WHERE id = ${keyId}::bigint AND response_status IS NULL`);
}

/** There is no final answer yet: the next request with this key goes on with the work at once. */
export async function unlockKey(keyId: string): Promise<void> {
  await getRuntime().db.execute(
    sql`UPDATE idempotency_keys SET locked_until = NULL WHERE id = ${keyId}::bigint AND response_status IS NULL`,
  );
}

/** Nothing was made: the key is as if it had never been brought. */
export async function forgetKey(keyId: string): Promise<void> {
  await getRuntime().db.execute(
    sql`DELETE FROM idempotency_keys WHERE id = ${keyId}::bigint AND response_status IS NULL`,
  );
}

/** Forgets the keys that nobody repeats any more. */
export async function pruneKeys(): Promise<void> {
  await getRuntime().db.execute(
    sql`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
}
