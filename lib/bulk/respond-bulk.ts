import { badFieldsProblem, notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { Controlled } from './control.ts';
import type { OpenedBulk } from './edit/open-edit.ts';

export const unknownOperation: Problem = notFoundProblem('There is no such operation.');

/** The answer to work that was taken on: 202, since it is checked in the background. */
export function respondOpened(opened: OpenedBulk): Response {
  if (opened.state === 'invalid') return respondProblem(badFieldsProblem(opened.errors));
  const { id } = opened;
  return respondChange({ id }, undefined, { status: 202, headers: { Location: `/api/admin/bulk/${id}` } });
}

/** The answer to a start or a cancellation. Nothing that a shopper sees has changed yet. */
export function respondControlled(controlled: Controlled): Response {
  switch (controlled.state) {
    case 'moved':
      return respondChange(controlled.operation, undefined);
    case 'refused':
      return respondProblem({
        status: 409,
        type: 'wrong-state',
        title: 'Not possible now',
        detail: controlled.detail,
        members: { state: controlled.operation.state },
      });
    case 'unknown':
      return respondProblem(unknownOperation);
  }
}
