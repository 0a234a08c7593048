import { badFieldsProblem, notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { PromotionDeletion, PromotionWrite } from './admin.ts';

export const unknownPromotion = notFoundProblem('There is no promotion of this id.');

/** The answer to a write of a promotion. @param created 201 instead of 200 */
export function respondPromotionWrite(result: PromotionWrite | PromotionDeletion, { created = false } = {}): Response {
  switch (result.state) {
    case 'saved':
      // No cache holds anything of it: carts read it anew each time.
      return respondChange(result.promotion, undefined, {
        status: created ? 201 : 200,
        headers: created ? { Location: `/api/admin/promotions/${result.promotion.id}` } : {},
      });
    case 'deleted':
      return respondChange({}, undefined);
    case 'conflict':
      return respondProblem(versionConflictProblem('promotion', result.version));
    case 'invalid':
      return respondProblem(badFieldsProblem(result.errors));
    case 'used':
      return respondProblem({
        status: 409,
        type: 'promotion-used',
        title: 'Used',
        detail: 'Orders have it, and name it. It can be switched off instead.',
        members: { orders: result.orders },
      });
    case 'unknown':
      return respondProblem(unknownPromotion);
  }
}
