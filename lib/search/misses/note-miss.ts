import { sql } from 'drizzle-orm';
import { looksLikeCardNumber } from '#lib/payments/payment-input.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Longer ones are pasted, not searched for. */
const MAX_LENGTH = 80;

/**
 * Remembers that a search did not find what was asked for. A plan is made once in some minutes for all who search alike, so
 * this counts minutes in which somebody asked, not people. It never fails the search, and keeps no number of a card that was typed
 * into the wrong field.
 * @param words normalised
 */
export async function noteMiss(words: string, foundSome: boolean): Promise<void> {
  if (words === '' || words.length > MAX_LENGTH || looksLikeCardNumber(words)) return;
  const { db, log } = getRuntime();
  try {
    await db.execute(sql`
      INSERT INTO search_misses (words, found_some) VALUES (${words}, ${foundSome})
          ON CONFLICT (words) DO UPDATE
         SET times = search_misses.times + 1, found_some = excluded.found_some, last_at = now()`);
  } catch (err) {
    log.warn({ err }, 'a search that missed could not be noted');
  }
}
