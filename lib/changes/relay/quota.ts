import type { Sql } from '#db/client.ts';
import { type Bucket, createBucket } from '#lib/cdn/purge/bucket.ts';
import type { Limits } from '#lib/cdn/purge/plans.ts';

/** What the last leader has left of the CDN's rate limit, on this process's clock. */
export async function readQuota(sql: Sql, limits: Limits): Promise<Bucket> {
  const now = Date.now();
  const [row] = await sql<{ tokens: number; ageMs: number; blockedMs: number | null }[]>`
    SELECT tokens, (extract(epoch FROM clock_timestamp() - updated_at) * 1000)::float8 AS "ageMs",
           (extract(epoch FROM blocked_until - clock_timestamp()) * 1000)::float8 AS "blockedMs"
      FROM cdn_quota WHERE id = 1`;
  if (!row) return createBucket(limits, now);
  return { tokens: row.tokens, at: now - row.ageMs, blockedUntil: now + (row.blockedMs ?? 0) };
}

/** Written before the calls are made, so that a leader that dies has not spent anything in secret. */
export async function writeQuota(sql: Sql, { tokens, at, blockedUntil }: Bucket): Promise<void> {
  const now = Date.now();
  await sql`
    INSERT INTO cdn_quota (id, tokens, updated_at, blocked_until)
    VALUES (1, ${tokens}, clock_timestamp() - ${now - at} * interval '1 ms',
            clock_timestamp() + ${blockedUntil - now} * interval '1 ms')
    ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens, updated_at = excluded.updated_at,
                                   blocked_until = excluded.blocked_until`;
}
