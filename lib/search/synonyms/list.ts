import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize, searchWords } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';

export type Term = { term: string; synonyms: string[] };

export const synonymListQuery = z.object({
  page: pageNumber,
  pageSize,
  q: searchWords.default(''),
});

export type SynonymListQuery = z.output<typeof synonymListQuery>;

/**
 * What is looked for beside what was typed: terms by the alphabet, those that have `q` in them or in a synonym.
 * @throws ForbiddenError for less than a viewer
 */
export async function listSynonyms(actor: Actor, { page, pageSize: size, q }: SynonymListQuery): Promise<Page<Term>> {
  assertMay(actor, 'viewer');
  const [row] = await getRuntime().db.execute<{ total: number; items: Term[] }>(sql`
    WITH found AS (
      SELECT term, array_agg(synonym ORDER BY synonym) AS synonyms FROM search_synonyms
       GROUP BY term HAVING strpos(term || ' ' || string_agg(synonym, ' '), lower(${q})) > 0)
    SELECT (SELECT count(*)::int FROM found) AS total,
           coalesce((SELECT json_agg(f) FROM (
             SELECT * FROM found ORDER BY term LIMIT ${size} OFFSET ${(page - 1) * size}) f), '[]'::json) AS items`);
  return { items: row?.items ?? [], page, pageSize: size, total: row?.total ?? 0 };
}
