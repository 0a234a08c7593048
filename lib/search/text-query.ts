import { type SQL, sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import type { WordGroup } from './expand-words.ts';

/** Shorter beginnings of words are those of half the catalogue. */
const MIN_BEGINNING = 2;

/** A `tsquery` of what has each group, or what is said for it. */
export const allOf = (groups: readonly WordGroup[]): SQL => join(groups.map(oneOf), '&&');

/** A `tsquery` of what has any of the groups. */
export const anyOf = (groups: readonly WordGroup[]): SQL => join(groups.map(oneOf), '||');

/** As `allOf`, where the last word may be the beginning of one. */
export function allBeginning(groups: readonly WordGroup[]): SQL {
  const last = groups.at(-1);
  const word = last?.text.split(' ').at(-1) ?? '';
  if (!last || word.length < MIN_BEGINNING) return allOf(groups);
  // Also without its ending taken off: no word of the index begins like `runnin`, but like `run`; and `in` is no stop word yet.
  const beginning = sql`(to_tsquery('english', ${`${word}:*`}) || to_tsquery('simple', ${`${word}:*`}))`;
  const rest = last.text === word ? [] : [oneOf({ text: last.text.slice(0, -word.length), synonyms: [] })];
  return join([...groups.slice(0, -1).map(oneOf), sql`(${join([...rest, beginning], '&&')} || ${oneOf(last)})`], '&&');
}

function oneOf({ text, synonyms }: WordGroup): SQL {
  return join(
    [text, ...synonyms].map((words) => sql`plainto_tsquery('english', ${words})`),
    '||',
  );
}

function join(parts: SQL[], operator: '&&' | '||'): SQL {
  return parts.length === 0 ? sql`''::tsquery` : sql`(${sql.join(parts, sql.raw(` ${operator} `))})`;
}

/**
 * The query as text if any product of the shop has what it asks for, with that of the words as they were said, where something
 * else is said for them, too.
 */
export async function ifFound(
  toQuery: (groups: readonly WordGroup[]) => SQL,
  groups: readonly WordGroup[],
): Promise<{ query: string; said?: string } | undefined> {
  const isSaidOtherwise = groups.some(({ synonyms }) => synonyms.length > 0);
  const said = isSaidOtherwise ? toQuery(groups.map(({ text }) => ({ text, synonyms: [] }))) : sql`NULL`;
  const [row] = await getRuntime().db.execute<{ query: string; said: string | null }>(sql`
    SELECT q.query::text AS query, (${said})::text AS said FROM (SELECT ${toQuery(groups)} AS query) q
     WHERE numnode(q.query) > 0 AND EXISTS (SELECT FROM listed_products l WHERE l.words @@ q.query)`);
  return row && { query: row.query, ...(row.said !== null && { said: row.said }) };
}
