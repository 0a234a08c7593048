import type { CategoryRef, ProductSummary } from './types.ts';

/**
 * The way from the department down to the category that a product is filed under first. Its `categories` begin with it;
 * what follows belongs to the others it is filed under.
 */
export function primaryTrail({ categories }: Pick<ProductSummary, 'categories'>): CategoryRef[] {
  const end = categories.findIndex((category, at) => {
    const above = categories[at - 1];
    return above !== undefined && !category.path.startsWith(`${above.path}/`);
  });
  return end === -1 ? categories : categories.slice(0, end);
}
