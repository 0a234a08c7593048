import type { Committed } from '#lib/changes/commit-change.ts';
import { badFieldsProblem, notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { CategoryWrite } from './write.ts';

export const unknownCategory = notFoundProblem('There is no category of this id.');

/** The answer to a write of a category. @param created 201 instead of 200 */
export function respondCategoryWrite(
  { result, changeId }: Committed<CategoryWrite>,
  { created = false } = {},
): Response {
  switch (result.state) {
    case 'saved':
    case 'unchanged':
      return respondChange(result.category, changeId, {
        status: created ? 201 : 200,
        headers: created ? { Location: `/api/admin/categories/${result.category.id}` } : {},
      });
    case 'deleted':
      return respondChange({}, changeId);
    case 'conflict':
      return respondProblem(versionConflictProblem('category', result.version));
    case 'invalid':
      return respondProblem(badFieldsProblem(result.errors));
    case 'occupied':
      return respondProblem({
        status: 409,
        type: 'category-not-empty',
        title: 'Not empty',
        detail: `There are ${result.categories} categories and ${result.products} products in it.`,
        members: { categories: result.categories, products: result.products },
      });
    case 'unknown':
      return respondProblem(unknownCategory);
  }
}
