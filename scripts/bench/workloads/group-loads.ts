/**
 * How many loads each expiry has caused: a load that begins within `windowMs` of the first of a group belongs to it,
 * since a value that young needs no other.
 */
export function groupLoads(loads: readonly { at: number }[], windowMs: number): number[] {
  const groups: number[] = [];
  let openedAt = Number.NEGATIVE_INFINITY;
  for (const at of loads.map((load) => load.at).sort((a, b) => a - b)) {
    if (at - openedAt > windowMs) {
      groups.push(0);
      openedAt = at;
    }
    groups[groups.length - 1] = (groups.at(-1) ?? 0) + 1;
  }
  return groups;
}
