/** What text that is copied from elsewhere brings along: soft hyphens, breaks without width, marks of direction. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

/** Words as people mean them: equal searches become equal text, so they share what is cached. */
export function normaliseWords(text: string): string {
  // Lower case may take letters apart that compatibility put together: so once more.
  const letters = text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return letters.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A search has more words only when nobody has typed it. */
const MAX_WORDS = 12;

/** The single words of a normalised text, in order: `rock & roll` is `rock`, `roll`. */
export function splitWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}
