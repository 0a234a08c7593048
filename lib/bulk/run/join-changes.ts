import { tags } from '#lib/cdn/tags.ts';
import type { ChangeNote } from '#lib/changes/commit-change.ts';

/** What the write of one product changed, and the categories that it was filed under itself before. */
export type ProductChanged = { note: ChangeNote; categoryIds: readonly string[] };

/** Up to so many products an operation names each: one call of a CDN has room for them. */
const NAMED_AT_MOST = 80;
/** Products of more categories than these are named as all of the shop. */
const CATEGORIES_AT_MOST = 20;

/**
 * One change for a batch of products. Of a large operation its products are named by the categories that they were in, whose
 * other products then have to be read again too; else ten thousand of them would take a hundred calls of the CDN.
 * @param total products of the whole operation
 */
export function joinChanges(changed: readonly ProductChanged[], total: number): ChangeNote | undefined {
  if (changed.length === 0) return undefined;
  const modes = new Set(changed.map(({ note }) => note.cdn));
  return {
    kind: 'bulk',
    tags: total <= NAMED_AT_MOST ? tagsOf(changed) : coarsen(changed),
    cdn: (['purge', 'invalidate'] as const).find((mode) => modes.has(mode)) ?? 'none',
  };
}

const tagsOf = (changed: readonly ProductChanged[]) => [...new Set(changed.flatMap(({ note }) => note.tags))];

function coarsen(changed: readonly ProductChanged[]): string[] {
  // What was not for sale and is not now is on no page; where there is nothing else, no CDN is told of it either.
  const shown = changed.filter(({ note }) => note.cdn !== 'none');
  if (shown.length === 0) return tagsOf(changed);
  const all = tagsOf(shown);
  const categories = new Set(shown.flatMap(({ categoryIds }) => categoryIds));
  const isEverywhere =
    categories.size > CATEGORIES_AT_MOST ||
    shown.some(({ categoryIds }) => categoryIds.length === 0) ||
    // What was not for sale is cached as missing, which is in no category.
    all.some((tag) => tag.startsWith('slug:'));
  const lists = all.filter((tag) => !/^(product|slug|stock):/.test(tag));
  return [...(isEverywhere ? [tags.products] : [...categories].map(tags.category)), ...lists];
}
