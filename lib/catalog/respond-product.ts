import type { Committed } from '#lib/changes/commit-change.ts';
import {
  badFieldsProblem,
  notFoundProblem,
  type Problem,
  respondProblem,
  versionConflictProblem,
} from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { ProductWrite } from './store/change-product.ts';

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
      return respondChange(result.product, changeId);
    case 'conflict':
      return respondProblem(versionConflictProblem('product', result.version));
    case 'binned':
      return respondProblem(binnedProblem(result.version));
    case 'invalid':
      return respondProblem(badFieldsProblem(result.errors));
    case 'unknown':
      return respondProblem(notFoundProblem('There is no product of this id.'));
  }
}

const binnedProblem = (version: number): Problem => ({
  status: 409,
  type: 'in-bin',
  title: 'In the bin',
  detail: 'The product is in the bin. Restore it first.',
  members: { version },
});
