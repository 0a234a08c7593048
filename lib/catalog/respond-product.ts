import type { Committed } from '#lib/changes/commit-change.ts';
import { badFieldsProblem, notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { ProductWrite } from './write.ts';

/** The answer to a write of a product. @param created 201 instead of 200 */
export function respondProductWrite({ result, changeId }: Committed<ProductWrite>, { created = false } = {}): Response {
  switch (result.state) {
    case 'saved':
    case 'unchanged':
      return respondChange(result.product, changeId, {
        status: created ? 201 : 200,
        headers: created ? { Location: `/api/admin/products/${result.product.id}` } : {},
      });
    case 'deleted':
      return respondChange({}, changeId);
    case 'conflict':
      return respondProblem(versionConflictProblem('product', result.version));
    case 'invalid':
      return respondProblem(badFieldsProblem(result.errors));
    case 'unknown':
      return respondProblem(notFoundProblem('There is no product of this id.'));
  }
}
