/** Words as people mean them: equal searches become equal text, so they share what is cached. */
export function normaliseWords(text: string): string {
  // Lower case may take letters apart that compatibility put together: so once more.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
}
