import { suggestionCache } from '#lib/cache/suggestions.ts';
import { getCategoryTree, getProducts } from '#lib/catalog/read.ts';
import type { Category, Suggestion } from '#lib/catalog/types.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { normaliseWords } from './words.ts';

const MAX_CATEGORIES = 3;

/** What a shopper may mean by the beginning of a word: searches first, then categories, then products. */
export async function suggest(q: string): Promise<Suggestion[]> {
  const words = normaliseWords(q);
  if (words === '') return [];
  const [tree, { entry }] = await Promise.all([getCategoryTree(), suggestionCache().get(words, afterTicket())]);
  const { searches, ids } = entry.found ? entry.value : { searches: [], ids: [] };
  const products = await getProducts(ids);
  return [
    ...searches.map(
      (text): Suggestion => ({
        kind: 'query',
        text,
        url: `/search?${new URLSearchParams({ q: text })}`,
        picture: null,
      }),
    ),
    ...findCategories(tree, words).map(
      ({ name, path, picture }): Suggestion => ({ kind: 'category', text: name, url: `/categories/${path}`, picture }),
    ),
    ...products.map(
      ({ name, slug, images }): Suggestion => ({
        kind: 'product',
        text: name,
        url: `/products/${slug}`,
        picture: images[0] ?? null,
      }),
    ),
  ];
}

/** Categories whose name has a word that begins like this. */
function findCategories(tree: readonly Category[], words: string): Category[] {
  return flatten(tree)
    .filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${words}`))
    .slice(0, MAX_CATEGORIES);
}

const flatten = (level: readonly Category[]): Category[] =>
  level.flatMap((category) => [category, ...flatten(category.children)]);
