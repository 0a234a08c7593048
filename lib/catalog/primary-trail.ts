import type { CategoryRef, ProductSummary } from './types.ts';

/**
 * The way from the department down to the category that a product is filed under first. Its `categories` begin with it;
 * the rest belongs to others it is filed under.
 */
export function primaryTrail({ categories }: Pick<ProductSummary, 'categories'>): CategoryRef[] {
  const trail: CategoryRef[] = [];
  for (const category of categories) {
    const last = trail.at(-1);
    if (!last || category.path.startsWith(`${last.path}/`)) trail.push(category);
  }
  return trail;
}
