export type PageSlot = { kind: 'page'; page: number } | { kind: 'gap'; after: number };

/** How many pages a list has; an empty one has a first page too. */
export function countPages(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/**
 * The numbers to offer: first, last, and those around the current one. A gap always hides at least two pages,
 * since a single one takes no more room than its ellipsis.
 */
export function listPageSlots(current: number, pageCount: number, reach = 1): PageSlot[] {
  const from = Math.min(current - reach, pageCount - 2 * reach - 2);
  const to = Math.max(current + reach, 2 * reach + 3);
  const shown: number[] = [];
  for (let page = 1; page <= pageCount; page++) {
    if (page === 1 || page === pageCount || (page >= from && page <= to)) shown.push(page);
  }
  return shown.flatMap((page, index): PageSlot[] => {
    const previous = shown[index - 1] ?? 0;
    const slot: PageSlot = { kind: 'page', page };
    if (page - previous === 2) return [{ kind: 'page', page: page - 1 }, slot];
    if (page - previous > 2) return [{ kind: 'gap', after: previous }, slot];
    return [slot];
  });
}
