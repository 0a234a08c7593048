import type { Committed } from '#lib/changes/commit-change.ts';
import { notFoundProblem, type Problem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { Moderation } from './moderate.ts';
import type { ReviewWrite } from './write.ts';

/** The answer to whoever has sent a review. */
export function respondReviewWrite({ result, changeId }: Committed<ReviewWrite>): Response {
  switch (result.state) {
    case 'written':
    case 'edited':
      return respondChange(result.review, changeId, { status: result.state === 'written' ? 201 : 200 });
    case 'not-a-buyer':
      return respondProblem(NOT_A_BUYER);
    case 'unknown':
      return respondProblem(notFoundProblem('There is no product of this id or slug.'));
  }
}

/** The answer to whoever has judged a review. */
export function respondModeration({ result, changeId }: Committed<Moderation>): Response {
  switch (result.state) {
    case 'judged':
      return respondChange(result.review, changeId);
    case 'conflict':
      return respondProblem(versionConflictProblem('review', result.version));
    case 'unknown':
      return respondProblem(notFoundProblem('There is no review of this id.'));
  }
}

const NOT_A_BUYER: Problem = {
  status: 403,
  type: 'not-a-buyer',
  title: 'Not a buyer',
  detail: 'Reviews are written by those who have bought the product here.',
};
