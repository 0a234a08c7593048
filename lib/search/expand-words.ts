import { sql } from 'drizzle-orm';
import { getRuntime } from '#lib/runtime.ts';

/** Words that are looked for together, and what else may be said for them. */
export type WordGroup = { text: string; synonyms: readonly string[] };

type Found = { at: number; size: number; synonyms: string[] };

/** Words in a row that may be one term: `ice cube tray`. */
export const MAX_TERM_WORDS = 3;

/** Puts what is known by other words into groups, with those words: the longest terms first, each word in one group. */
export async function expandWords(words: readonly string[]): Promise<WordGroup[]> {
  if (words.length === 0) return [];
  const found = await getRuntime().db.execute<Found>(sql`
    WITH given AS (SELECT ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(words)}::text::jsonb)) AS words)
    SELECT at - 1 AS at, size, array_agg(s.synonym ORDER BY s.synonym) AS synonyms
      FROM given CROSS JOIN generate_series(1, cardinality(words)) at
           CROSS JOIN generate_series(1, ${MAX_TERM_WORDS}::int) size
           JOIN search_synonyms s
             ON s.term_key = plainto_tsquery('english', array_to_string(words[at : at + size - 1], ' '))::text
     WHERE at + size - 1 <= cardinality(words)
     GROUP BY at, size ORDER BY size DESC, at`);
  return groupWords(words, found);
}

/** @param found terms among the words, those that are to be taken first in front */
export function groupWords(words: readonly string[], found: readonly Found[]): WordGroup[] {
  const starts = new Map<number, Found>();
  const taken = new Set<number>();
  for (const term of found) {
    const places = words.slice(term.at, term.at + term.size).map((_, offset) => term.at + offset);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    starts.set(term.at, term);
  }
  return words.flatMap((word, at) => {
    const term = starts.get(at);
    if (term) return [{ text: words.slice(at, at + term.size).join(' '), synonyms: term.synonyms }];
    return taken.has(at) ? [] : [{ text: word, synonyms: [] }];
  });
}
