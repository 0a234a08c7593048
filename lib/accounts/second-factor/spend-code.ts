import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** Longer than a code is good, its own half minute and one step early and late, and much shorter than until the same six digits come again. */
const GOOD_FOR = '5 minutes';

/**
 * Uses up a code of somebody's app that was right.
 * @returns whether it is the first time: of two who come with the same one, at once too, the second gets false
 */
export async function spendCode(userId: string, code: string): Promise<boolean> {
  const { db } = getRuntime();
  await db.execute(sql`
    DELETE FROM spent_codes WHERE user_id = ${userId} AND spent_at < now() - ${GOOD_FOR}::interval`);
  const spent = await db.execute(sql`
    INSERT INTO spent_codes (user_id, code) VALUES (${userId}, ${code}) ON CONFLICT DO NOTHING RETURNING code`);
  return spent.length > 0;
}
