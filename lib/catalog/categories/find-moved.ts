import { categoryRedirectCache } from '#lib/cache/category-redirects.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { getCategoryTree } from '../read.ts';
import type { Category } from '../types.ts';

/** The path that a category has now which had this one before; null when none had. */
export async function findMovedCategory(path: string): Promise<string | null> {
  const [{ entry }, tree] = await Promise.all([categoryRedirectCache().get('all', afterTicket()), getCategoryTree()]);
  const id = entry.found && Object.hasOwn(entry.value, path) ? entry.value[path] : undefined;
  return id === undefined ? null : (pathOf(tree, id) ?? null);
}

function pathOf(level: readonly Category[], id: string): string | undefined {
  for (const category of level) {
    const path = category.id === id ? category.path : pathOf(category.children, id);
    if (path !== undefined) return path;
  }
  return undefined;
}
