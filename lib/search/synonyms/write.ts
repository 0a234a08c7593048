import { type SQL, sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudits } from '#lib/audit/record.ts';
import { tags } from '#lib/cdn/tags.ts';
import { type ChangeNote, type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import type { SynonymInput } from './input.ts';

/** `unchanged`: it was so already. */
export type SynonymWrite =
  | { state: 'saved' }
  | { state: 'unchanged' }
  | { state: 'invalid'; errors: { pointer: string; detail: string }[] };

type Work = { result: SynonymWrite; change?: ChangeNote };
type Row = { term: string; synonym: string };

const CHANGE: ChangeNote = { kind: 'synonym', tags: [tags.synonyms], cdn: 'invalidate' };

/**
 * Has searches for a term find what another one names, from the next search on. A miss of that term is forgotten.
 * @throws ForbiddenError for less than an editor
 */
export async function addSynonym(actor: Actor, input: SynonymInput): Promise<Committed<SynonymWrite>> {
  assertMay(actor, 'editor');
  return commitChange(async (tx): Promise<Work> => {
    const errors = await check(tx, input);
    if (errors.length > 0) return { result: { state: 'invalid', errors } };
    const added = await tx.execute<Row>(sql`
      INSERT INTO search_synonyms (term, synonym) VALUES ${sql.join(pairsOf(input), sql`, `)}
          ON CONFLICT DO NOTHING RETURNING term, synonym`);
    await tx.execute(sql`DELETE FROM search_misses WHERE words = ${input.term}`);
    return finish(tx, actor, 'synonym.create', added);
  });
}

/**
 * Has it no longer so. What is not there is no mistake.
 * @throws ForbiddenError for less than an editor
 */
export async function removeSynonym(actor: Actor, input: SynonymInput): Promise<Committed<SynonymWrite>> {
  assertMay(actor, 'editor');
  return commitChange(async (tx): Promise<Work> => {
    const removed = await tx.execute<Row>(sql`
      DELETE FROM search_synonyms WHERE (term, synonym) IN (${sql.join(pairsOf(input), sql`, `)})
      RETURNING term, synonym`);
    return finish(tx, actor, 'synonym.delete', removed);
  });
}

const pairsOf = ({ term, synonym, bothWays }: SynonymInput): SQL[] => [
  sql`(${term}, ${synonym})`,
  ...(bothWays ? [sql`(${synonym}, ${term})`] : []),
];

/** Words that search leaves out (`the`, `of`) find nothing, and what is the same to it adds nothing. */
async function check(tx: Transaction, { term, synonym }: SynonymInput) {
  const [row] = await tx.execute<{ term: boolean; synonym: boolean; same: boolean }>(sql`
    SELECT numnode(t) = 0 AS term, numnode(s) = 0 AS synonym, t::text = s::text AS same
      FROM plainto_tsquery('english', ${term}) t, plainto_tsquery('english', ${synonym}) s`);
  if (row?.term) return [{ pointer: '/term', detail: 'has no word that search looks for' }];
  if (row?.synonym) return [{ pointer: '/synonym', detail: 'has no word that search looks for' }];
  return row?.same ? [{ pointer: '/synonym', detail: 'is the same to search already' }] : [];
}

async function finish(
  tx: Transaction,
  actor: Actor,
  action: 'synonym.create' | 'synonym.delete',
  rows: readonly Row[],
): Promise<Work> {
  const entries = rows.map((pair) => ({
    action,
    subject: { kind: 'synonym', id: pair.term, name: `${pair.term}: ${pair.synonym}` },
    ...(action === 'synonym.create' ? { after: pair } : { before: pair }),
  }));
  await recordAudits(tx, actor, entries);
  return rows.length > 0 ? { result: { state: 'saved' }, change: CHANGE } : { result: { state: 'unchanged' } };
}
