import { splitWords } from './words.ts';

/**
 * Searches that begin with what was typed, from the names of products that it finds: the word that its last one begins, and
 * the same with the word after it, those of most names first. `ski` and names of skis and goggles: `skis`, `ski goggles`.
 * @param typed lower case, single spaces
 */
export function completeWords(typed: string, names: readonly string[], limit: number): string[] {
  const words = splitWords(typed);
  const last = words.at(-1);
  if (last === undefined) return [];
  const before = words
    .slice(0, -1)
    .map((word) => `${word} `)
    .join('');
  const counts = new Map<string, number>();
  for (const name of names) {
    const parts = splitWords(name.toLowerCase());
    const at = parts.findIndex((part) => part.startsWith(last) && !words.slice(0, -1).includes(part));
    if (at === -1) continue;
    const [word = '', next] = parts.slice(at);
    for (const end of next === undefined || words.includes(next) ? [word] : [word, `${word} ${next}`]) {
      const completed = before + end;
      counts.set(completed, (counts.get(completed) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([completed]) => completed !== words.join(' '))
    .sort(([a, many], [b, more]) => more - many || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([completed]) => completed);
}
