import type { Sql } from '#db/client.ts';
import type { CloudflareConfig } from '#lib/cdn/config.ts';
import { refill } from '#lib/cdn/purge/bucket.ts';
import { PLANS, type Plan } from '#lib/cdn/purge/plans.ts';
import { readQuota } from './relay/quota.ts';

/** What may be asked of the CDN now, and what waits for it. */
export type CdnState = {
  plan: Plan;
  /** Calls that may be made now, of how many at most, and how many more each second. */
  tokens: number;
  bucket: number;
  perSecond: number;
  /** The CDN has refused calls for so long from now; ms. */
  blockedMs: number;
  /** Changes that it has not been told of, and those that it will be told of once more. */
  waiting: { first: number; second: number };
};

/** Undefined where there is no CDN. */
export async function readCdnState(sql: Sql, cloudflare: CloudflareConfig | undefined): Promise<CdnState | undefined> {
  if (!cloudflare) return undefined;
  const { plan } = cloudflare;
  const limits = PLANS[plan];
  const [quota, [waiting]] = await Promise.all([
    readQuota(sql, limits),
    sql<CdnState['waiting'][]>`
      SELECT count(*) FILTER (WHERE purged_at IS NULL)::float8 AS first,
             count(*) FILTER (WHERE purged_at IS NOT NULL)::float8 AS second
        FROM changes WHERE purged_again_at IS NULL AND cdn <> 'none'`,
  ]);
  const now = Date.now();
  return {
    plan,
    ...limits,
    tokens: refill(quota, limits, now).tokens,
    blockedMs: Math.max(0, quota.blockedUntil - now),
    waiting: waiting ?? { first: 0, second: 0 },
  };
}
