import { type SQL, sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import { correctWord } from './spelling.ts';
import { splitWords } from './words.ts';

type Row = {
  /** Whether it and the word after it are one word that products have. */
  joins: boolean;
  /** Of a word that no product has: those that it may have been, and two that it may have been written of. */
  candidates: string[] | null;
  halves: string | null;
};

/** Trigrams of short words are too few to be alike: all that begin and measure like them are looked at. */
const SHORT = 5;
const MAX_CANDIDATES = 40;
const SHORTEST_HALF = 3;

/**
 * The same words with what was mistyped put right: two that belong together are joined, and those that no product has are replaced by
 * the nearest that one has, or taken apart.
 * @returns undefined when there is nothing to correct, or nothing near enough
 */
export async function correctWords(words: readonly string[]): Promise<string[] | undefined> {
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
  const corrected = words.map((word, at) => {
    const { joins, candidates, halves } = rows[at] as Row;
    if (rows[at - 1]?.joins) return '';
    if (joins) return word + words[at + 1];
    return (candidates && correctWord(word, candidates)) ?? halves ?? word;
  });
  const text = corrected.join(' ');
  return text === words.join(' ') ? undefined : splitWords(text);
}

const isThere = (query: SQL) => sql`EXISTS (SELECT FROM listed_products l WHERE l.words @@ ${query})`;
