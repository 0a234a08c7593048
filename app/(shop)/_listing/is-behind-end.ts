import type { Browsed } from '#lib/search/browse.ts';

/** Whether a list ends before this page of it: there is no such page, though there is such a list. */
export const isBehindEnd = ({ page, items }: Browsed): boolean => page > 1 && items.length === 0;
