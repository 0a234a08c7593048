/**
 * How many letters are to be added, left out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment, the restricted Damerau-Levenshtein distance).
 */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let before: number[] = [];
  let last = b.map((_, at) => at).concat(b.length);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const changed = (last[j] as number) + (letter === other ? 0 : 1);
      let least = Math.min(changed, (last[j + 1] as number) + 1, (row[j] as number) + 1);
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other;
      if (swapped) least = Math.min(least, (before[j - 1] as number) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** Errors that a word of this length may have and still be told: longer words have more room for them. */
const tolerance = (word: string) => (word.length < 5 ? 1 : word.length < 9 ? 2 : 3);

/**
 * The known word that a misspelt one most likely was, or undefined when none is near enough. Of those that are equally near,
 * the one that begins alike, since first letters are seldom wrong, and then the first given.
 */
export function correctWord(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((candidate, at) => ({ candidate, at, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.min(tolerance(word), tolerance(candidate)))
    .sort((a, b) => a.distance - b.distance || other(a.candidate) - other(b.candidate) || a.at - b.at);
  return near[0]?.candidate;

  function other(candidate: string): number {
    return candidate[0] === word[0] ? 0 : 1;
  }
}
