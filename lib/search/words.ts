/** Words as people mean them: equal searches become equal text, so they share what is cached. */
export function normaliseWords(text: string): string {
  // Lower case may take letters apart that compatibility put together: so once more.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A search has more words only when nobody has typed it. */
const MAX_WORDS = 12;

/** The single words of a normalised text, in order: `rock & roll` is `rock`, `roll`. */
export function splitWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MAX_WORDS);
}
