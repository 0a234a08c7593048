import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { expandWords } from './expand-words.ts';
import { planWords } from './make-plan.ts';
import type { SearchPlan } from './plan.ts';
import { queryListing } from './query.ts';
import { normaliseWords, splitWords } from './words.ts';

export type Trial = {
  kind: SearchPlan['kind'];
  /** What it was taken for, where that is not what was typed. */
  takenFor: string | null;
  /** What is looked for: each with what else is said for it. */
  groups: { text: string; synonyms: readonly string[] }[];
  total: number;
  /** Names of the first products. */
  products: string[];
};

const SHOWN = 5;

/**
 * What a search finds at this moment, and why; no cache is asked, and nothing is noted.
 * @throws ForbiddenError for less than a viewer
 */
export async function trySearch(actor: Actor, q: string): Promise<Trial> {
  assertMay(actor, 'viewer');
  const words = normaliseWords(q);
  const plan = await planWords(words);
  const takenFor = plan.kind === 'corrected' ? plan.words : null;
  const groups = await expandWords(splitWords(takenFor ?? words));
  if (plan.kind === 'nothing') return { kind: plan.kind, takenFor, groups, total: 0, products: [] };
  const { ids, total } = await queryListing({ page: 1, pageSize: SHOWN, sort: 'relevance', search: plan.terms });
  const rows = await getRuntime().db.execute<{ id: string; name: string }>(
    sql`SELECT id::text, name FROM products WHERE id = ANY(${`{${ids.join(',')}}`}::bigint[])`,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return { kind: plan.kind, takenFor, groups, total, products: ids.flatMap((id) => names.get(id) ?? []) };
}
