import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';
import { correctWord } from './spelling.ts';

type Row = { at: number; candidates: string[] };

/** Trigrams of short words are too few to be alike: all that begin and measure like them are looked at. */
const SHORT = 5;
const MAX_CANDIDATES = 40;

/**
 * The same words, those that no product has replaced by the nearest that one has.
 * @returns undefined when there is nothing to correct, or nothing near enough
 */
export async function correctWords(words: readonly string[]): Promise<string[] | undefined> {
  const rows = await getRuntime().db.execute<Row>(sql`
    SELECT given.at::int - 1 AS at,
           ARRAY(SELECT w.word FROM search_words w
                  WHERE w.word % given.word
                     OR (length(given.word) <= ${SHORT}::int AND abs(length(w.word) - length(given.word)) <= 1
                         AND left(w.word, 1) = left(given.word, 1))
                  ORDER BY similarity(w.word, given.word) DESC, w.word LIMIT ${MAX_CANDIDATES}) AS candidates
      FROM jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb) WITH ORDINALITY AS given (word, at)
     WHERE length(given.word) > 2 AND numnode(plainto_tsquery('english', given.word)) > 0
       AND NOT EXISTS (SELECT FROM listed_products l WHERE l.words @@ plainto_tsquery('english', given.word))`);
  const corrections = new Map(rows.map(({ at, candidates }) => [at, correctWord(words[at] ?? '', candidates)]));
  if (![...corrections.values()].some((word) => word !== undefined)) return undefined;
  return words.map((word, at) => corrections.get(at) ?? word);
}
