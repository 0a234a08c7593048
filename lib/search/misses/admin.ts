import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';

export type Miss = {
  words: string;
  /** Products had some of the words; none had all. */
  foundSome: boolean;
  times: number;
  /** ISO 8601. */
  lastAt: string;
};

export const missListQuery = z.object({ page: pageNumber, pageSize });
export const missInput = z.strictObject({ words: z.string('must be text').max(200) });

/** Searches that missed, the most frequent first. @throws ForbiddenError for less than a viewer */
export async function listMisses(actor: Actor, query: z.output<typeof missListQuery>): Promise<Page<Miss>> {
  assertMay(actor, 'viewer');
  const { page, pageSize: size } = query;
  const { db } = getRuntime();
  const [items, [count]] = await Promise.all([
    db.execute<Miss>(sql`
      SELECT words, found_some AS "foundSome", times, last_at AS "lastAt" FROM search_misses
       ORDER BY times DESC, words LIMIT ${size} OFFSET ${(page - 1) * size}`),
    db.execute<{ total: number }>(sql`SELECT count(*)::int AS total FROM search_misses`),
  ]);
  return {
    items: items.map((item) => ({ ...item, lastAt: new Date(item.lastAt).toISOString() })),
    page,
    pageSize: size,
    total: count?.total ?? 0,
  };
}

/** Takes a miss off the list, until somebody searches for it again. @throws ForbiddenError for less than an editor */
export async function dismissMiss(actor: Actor, words: string): Promise<void> {
  assertMay(actor, 'editor');
  await getRuntime().db.transaction(async (tx) => {
    const gone = await tx.execute(sql`DELETE FROM search_misses WHERE words = ${words} RETURNING words`);
    if (gone.length === 0) return;
    await recordAudit(tx, actor, {
      action: 'search-miss.dismiss',
      subject: { kind: 'search-miss', id: words, name: words },
    });
  });
}

const KEPT_DAYS = 90;
const MAX_KEPT = 5_000;

/** Forgets those that nobody has searched for in a while, and of very many the rarest. Run by a job, every night. */
export async function pruneMisses(): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM search_misses WHERE last_at < now() - make_interval(days => ${KEPT_DAYS}::int)
        OR words IN (SELECT words FROM search_misses ORDER BY times DESC, last_at DESC OFFSET ${MAX_KEPT}::int)`);
}
