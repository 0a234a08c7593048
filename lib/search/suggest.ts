import { suggestionCache } from '#lib/cache/suggestions.ts';
import { getCategoryTree, getProducts } from '#lib/catalog/read.ts';
import type { Category, Suggestion } from '#lib/catalog/types.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { normaliseWords } from './words.ts';

const MAX_CATEGORIES = 3;

/** What a shopper may mean by the beginning of a word: categories first, then products. */
export async function suggest(q: string): Promise<Suggestion[]> {
  const words = normaliseWords(q);
  if (words === '') return [];
  const [tree, { entry }] = await Promise.all([getCategoryTree(), suggestionCache().get(words, afterTicket())]);
  const categories = flatten(tree)
    .filter((category) =>
      category.name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(words)),
    )
    .slice(0, MAX_CATEGORIES)
    .map(
      (category): Suggestion => ({
        kind: 'category',
        text: category.name,
        url: `/categories/${category.path}`,
        picture: category.picture,
      }),
    );
  const products = await getProducts(entry.found ? entry.value : []);
  return [
    ...categories,
    ...products.map(
      (product): Suggestion => ({
        kind: 'product',
        text: product.name,
        url: `/products/${product.slug}`,
        picture: product.images[0] ?? null,
      }),
    ),
  ];
}

const flatten = (level: readonly Category[]): Category[] =>
  level.flatMap((category) => [category, ...flatten(category.children)]);
