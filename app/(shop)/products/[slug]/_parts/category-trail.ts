import type { CategoryRef } from '#lib/catalog/types.ts';

/** One way down through the categories of a product, which may be filed under several of a department. */
export function pickTrail(categories: CategoryRef[]): CategoryRef[] {
  const trail: CategoryRef[] = [];
  for (const category of categories) {
    const last = trail.at(-1);
    if (!last || category.path.startsWith(`${last.path}/`)) trail.push(category);
  }
  return trail;
}
