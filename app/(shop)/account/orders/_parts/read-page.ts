const MAX_PAGE = 10_000;

/** The page that an address asks for; whatever is no number of one means the first. */
export function readPage(value: string | string[] | undefined): number {
  const page = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : 1;
  return Math.min(Math.max(page, 1), MAX_PAGE);
}
