import { badFieldsProblem, notFoundProblem, type Problem } from '#lib/http/problem.ts';

export const unknownMember = notFoundProblem('Nobody of this id works for the shop.');

export const lastOwnerProblem: Problem = {
  status: 409,
  type: 'last-owner',
  title: 'The last owner',
  detail: 'Nobody could give roles any more: make somebody else an owner first.',
};

/** For a role that somebody else has changed meanwhile. */
export const roleConflictProblem = (role: string): Problem => ({
  status: 409,
  type: 'version-conflict',
  title: 'Changed meanwhile',
  detail: role === 'customer' ? 'They work for the shop no more.' : `They have the role ${role} by now.`,
  members: { role },
});

export const memberAlreadyProblem = badFieldsProblem([
  { pointer: '/email', detail: 'is that of somebody who works for the shop already' },
]);

export const ownFactorFirstProblem: Problem = {
  status: 409,
  type: 'own-factor-missing',
  title: 'Your own first',
  detail: 'Set up a second factor for yourself first: otherwise you would shut yourself out.',
};
