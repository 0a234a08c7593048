import type { Leaf } from '../load/catalogue.ts';
import { MOST_IN_LEAF } from '../load/desk.ts';
import type { Done } from '../load/writer.ts';
import type { Form } from '../oracles/layer.ts';

/** An address at which a change must show. */
export type Target = { form: Exclude<Form, 'stock'>; path: string; categoryId?: string };

const MOST_LISTS = 2;
const LARGEST_PAGE = 100;

/**
 * Where a write must show: the product by its own addresses, and the lists of the categories that it is in, has joined or has
 * left.
 * @param countIn how many products a category has
 */
export function targetsOf(
  { write, slug, categoryIds }: Pick<Done, 'write' | 'slug' | 'categoryIds'>,
  leaves: ReadonlyMap<string, Leaf>,
  countIn: (categoryId: string) => number,
): Target[] {
  return [
    { form: 'product JSON', path: `/api/products/${write.productId}` },
    { form: 'product page', path: `/products/${slug}` },
    ...listsOf(categoryIds, leaves, countIn),
  ];
}

/** The lists of these categories, of two at most. */
export function listsOf(
  categoryIds: readonly string[],
  leaves: ReadonlyMap<string, Leaf>,
  countIn: (categoryId: string) => number,
): Target[] {
  const lists = [...new Set(categoryIds)].flatMap((id) => leaves.get(id) ?? []).slice(0, MOST_LISTS);
  return lists.flatMap(({ id, path }): Target[] => [
    { form: 'list JSON', path: `/api/products?category=${id}&pageSize=${LARGEST_PAGE}`, categoryId: id },
    { form: 'list page', path: pageOf(path, countIn(id)), categoryId: id },
  ]);
}

/** As shoppers ask for it, unless it needs several pages that way. */
const pageOf = (path: string, count: number) =>
  count <= MOST_IN_LEAF ? `/categories/${path}` : `/categories/${path}?pageSize=${LARGEST_PAGE}`;
