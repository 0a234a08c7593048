import { categoryRedirectCache } from '#lib/cache/category-redirects.ts';
import { afterTicket } from '#lib/http/scope.ts';
import { findCategoryById } from '../read.ts';

/** The path that a category has now which had this one before; null when none had. */
export async function findMovedCategory(path: string): Promise<string | null> {
  const { entry } = await categoryRedirectCache().get('all', afterTicket());
  const id = entry.found && Object.hasOwn(entry.value, path) ? entry.value[path] : undefined;
  return id === undefined ? null : ((await findCategoryById(id))?.category.path ?? null);
}
