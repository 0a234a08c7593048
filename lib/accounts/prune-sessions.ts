import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** Forgets sessions and links that have run out a day ago: from where somebody signed in, and when, is theirs. */
export async function pruneSessions(): Promise<void> {
  const { db } = getRuntime();
  await db.execute(sql`DELETE FROM sessions WHERE expires_at < now() - interval '1 day'`);
  await db.execute(sql`DELETE FROM verifications WHERE expires_at < now() - interval '1 day'`);
}
