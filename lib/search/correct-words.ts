import { type SQL, sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import { correctWord } from './spelling.ts';
import { splitWords } from './words.ts';

/** `words`: as they were meant. `known`: those of them that some product has. */
export type CorrectedWords = { words: string[]; isChanged: boolean; known: string[] };

type Row = {
  /** Whether it and the word after it are one word that products have. */
  joins: boolean;
  /** Of a word that no product has: those that it may have been, and two that it may have been written of. */
  candidates: string[] | null;
  halves: string | null;
};
type Meant = { text: string; isKnown: boolean };

/** Trigrams of short words are too few to be alike: all that begin and measure like them are looked at. */
const SHORT = 5;
const MAX_CANDIDATES = 40;
const SHORTEST_HALF = 3;

/**
 * Puts right what was mistyped: two words that belong together are joined, and those that no product has are replaced by the nearest
 * that one has, or taken apart, where there is something near enough.
 */
export async function correctWords(words: readonly string[]): Promise<CorrectedWords> {
  const rows = await getRuntime().db.execute<Row>(sql`
    WITH given AS (
      SELECT at, word, word || lead(word) OVER (ORDER BY at) AS joined
        FROM jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) WITH ORDINALITY AS given (word, at)
    ), judged AS MATERIALIZED (
      SELECT at, word, joined IS NOT NULL AND ${isThere(sql`plainto_tsquery('english', joined)`)} AS joins,
             length(word) > 2 AND numnode(plainto_tsquery('english', word)) > 0
               AND NOT ${isThere(sql`plainto_tsquery('english', word)`)} AS is_strange
        FROM given
    )
    SELECT joins,
           CASE WHEN is_strange THEN
             ARRAY(SELECT w.word FROM search_words w
                    WHERE w.word % given.word
                       OR (length(given.word) <= ${SHORT}::int AND abs(length(w.word) - length(given.word)) <= 1
                           AND left(w.word, 1) = left(given.word, 1))
                    ORDER BY similarity(w.word, given.word) DESC, w.word LIMIT ${MAX_CANDIDATES}) END AS candidates,
           CASE WHEN is_strange THEN
             (SELECT left(given.word, cut) || ' ' || substr(given.word, cut + 1)
                FROM generate_series(${SHORTEST_HALF}::int, length(given.word) - ${SHORTEST_HALF}::int) cut,
                     plainto_tsquery('english', left(given.word, cut)) one,
                     plainto_tsquery('english', substr(given.word, cut + 1)) other
               WHERE numnode(one) > 0 AND numnode(other) > 0 AND ${isThere(sql`(one && other)`)}
               ORDER BY cut DESC LIMIT 1) END AS halves
      FROM judged given ORDER BY at`);
  const meant: Meant[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = words.slice(at) as [string, string?];
    const { joins, candidates, halves } = rows[at] as Row;
    if (joins) {
      meant.push({ text: word + next, isKnown: true });
      at += 1;
      continue;
    }
    const instead = (candidates && correctWord(word, candidates)) ?? halves ?? undefined;
    meant.push({ text: instead ?? word, isKnown: candidates === null || instead !== undefined });
  }
  const toWords = (list: readonly Meant[]) => splitWords(list.map(({ text }) => text).join(' '));
  return {
    words: toWords(meant),
    isChanged: meant.some(({ text }, at) => text !== words[at]),
    known: toWords(meant.filter(({ isKnown }) => isKnown)),
  };
}

const isThere = (query: SQL) => sql`EXISTS (SELECT FROM listed_products l WHERE l.words @@ ${query})`;
