import { and, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '#db/schema/accounts.ts';
import { getRuntime } from '#lib/runtime.ts';

const claims = z.object({ updateTo: z.string(), userId: z.string().max(64), iat: z.int() });
/** A link that moves an account to another address: `iat` says when it was sent, in seconds since 1970 (RFC 7519). */
type ChangeLink = z.output<typeof claims>;

/** What such a link's token says of itself; whether that is true, better-auth finds out. undefined for any other token. */
export function readChangeLink(token: string): ChangeLink | undefined {
  try {
    return claims.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the password was changed since: perhaps because somebody else knew it, and has asked for this link. */
export async function isOvertaken({ userId, iat }: ChangeLink): Promise<boolean> {
  const rows = await getRuntime()
    .db.select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), gt(accounts.updatedAt, sql`to_timestamp(${iat + 1})`)))
    .limit(1);
  return rows.length > 0;
}
