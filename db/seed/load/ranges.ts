/** Product numbers, both ends included. */
export type Range = { first: number; last: number };

/** What is missing of 1 to `last`, in order. `done` may overlap and come in any order. */
export function findGaps(done: readonly Range[], last: number): Range[] {
  const gaps: Range[] = [];
  let next = 1;
  for (const range of [...done].sort((a, b) => a.first - b.first)) {
    const end = Math.min(range.first - 1, last);
    if (end >= next) gaps.push({ first: next, last: end });
    next = Math.max(next, range.last + 1);
  }
  if (next <= last) gaps.push({ first: next, last });
  return gaps;
}

/** The same numbers in pieces of `size` at most. */
export function cutRanges(ranges: readonly Range[], size: number): Range[] {
  const pieces: Range[] = [];
  for (const { first, last } of ranges) {
    for (let start = first; start <= last; start += size) {
      pieces.push({ first: start, last: Math.min(start + size - 1, last) });
    }
  }
  return pieces;
}

export function countRange({ first, last }: Range): number {
  return last - first + 1;
}
