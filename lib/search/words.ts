/** Words as people mean them: equal searches become equal text, so they share what is cached. */
export function normaliseWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
