import { isDeepStrictEqual } from 'node:util';
import { type ListAspect, tags } from '#lib/cdn/tags.ts';
import type { ChangeNote } from '#lib/changes/commit-change.ts';
import { touchedListTags } from './list-tags.ts';
import { lowestPrice, type ProductState } from './product-state.ts';

export type ProductField = keyof ProductState;

const FIELDS: readonly ProductField[] = [
  'slug',
  'name',
  'description',
  'brand',
  'status',
  'publishAt',
  'seoTitle',
  'seoDescription',
  'currency',
  'attributes',
  'keywords',
  'categoryIds',
  'options',
  'variants',
  'images',
];

/** The fields in which two states of a product differ. */
export function diffFields(before: ProductState, after: ProductState): ReadonlySet<ProductField> {
  return new Set(FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field])));
}

export type ProductChange = {
  productId: string;
  /** Undefined: it was not there, or is not there any more. */
  before: ProductState | undefined;
  after: ProductState | undefined;
  /** Those it was or is filed under, with all above them. */
  categoryIds: Iterable<string>;
};

/**
 * What a change of a product has made untrue: every entry, component and page that was made from it, and every list that it
 * may enter, leave or move in; no others. A product that is not for sale before nor after is in none.
 */
export function describeChange({ productId, before, after, categoryIds }: ProductChange): ChangeNote {
  const aspects = listAspects(before, after);
  const slugs = [before?.slug, after?.slug].filter((slug) => slug !== undefined);
  const changesSlug = before?.slug !== after?.slug;
  return {
    kind: 'product',
    tags: [
      tags.product(productId),
      // A cached "there is none" carries the tag of its slug alone.
      ...(changesSlug || isForSale(before) !== isForSale(after) ? slugs.map(tags.slug) : []),
      ...movedStock(before, after).map(tags.stock),
      ...(aspects.length > 0 ? touchedListTags(categoryIds, aspects) : []),
    ],
    cdn: chooseCdn(before, after),
  };
}

const isForSale = (state: ProductState | undefined) => state?.status === 'published';
const hasStock = (state: ProductState) => state.variants.some(({ available }) => available > 0);

function listAspects(before: ProductState | undefined, after: ProductState | undefined): ListAspect[] {
  if (!isForSale(before) && !isForSale(after)) return [];
  if (!before || !after || before.status !== after.status) return ['members'];
  const fields = diffFields(before, after);
  const [was, is] = [lowestPrice(before.variants), lowestPrice(after.variants)];
  const aspects = new Set<ListAspect>();
  if (!isDeepStrictEqual(before.categoryIds.toSorted(), after.categoryIds.toSorted())) aspects.add('members');
  if (was.price !== is.price) aspects.add('price');
  // Lists of what is on sale ask only whether there is such a price.
  if ((was.compareAtPrice === null) !== (is.compareAtPrice === null)) aspects.add('sale');
  if (hasStock(before) !== hasStock(after)) aspects.add('stock');
  if (fields.has('attributes')) aspects.add('attributes').add('text');
  if (fields.has('brand')) aspects.add('brand');
  if (fields.has('name') || fields.has('description') || fields.has('keywords')) aspects.add('text');
  return [...aspects];
}

/** Variants whose stock came or went with them. */
function movedStock(before: ProductState | undefined, after: ProductState | undefined): string[] {
  const idsOf = (state: ProductState | undefined) => new Set((state?.variants ?? []).flatMap(({ id }) => id ?? []));
  const [was, is] = [idsOf(before), idsOf(after)];
  return [...[...was].filter((id) => !is.has(id)), ...[...is].filter((id) => !was.has(id))];
}

/** What costs money when it is wrong is taken off the CDN; the rest may be shown once more while it is asked for anew. */
function chooseCdn(before: ProductState | undefined, after: ProductState | undefined): ChangeNote['cdn'] {
  if (!isForSale(before) && !isForSale(after)) return 'none';
  if (!before || !after || before.status !== after.status || before.currency !== after.currency) return 'purge';
  const prices = ({ variants }: ProductState) =>
    variants.map(({ id, price, compareAtPrice }) => [id, price, compareAtPrice]);
  const isCostly = !isDeepStrictEqual(prices(before), prices(after)) || hasStock(before) !== hasStock(after);
  return isCostly ? 'purge' : 'invalidate';
}
