import { notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { MAX_ADDRESSES, type Saved } from './write.ts';

export const NO_ADDRESS: Problem = notFoundProblem('There is no address of this id.');

const TOO_MANY: Problem = {
  status: 409,
  type: 'too-many-addresses',
  title: 'Too many addresses',
  detail: `An account may have ${MAX_ADDRESSES} addresses.`,
};

/** The answer to an address that was written, or the problem that it was not. */
export function respondSaved(saved: Saved, status = 200): Response {
  if (saved.state === 'saved') return Response.json(saved.address, { status });
  return respondProblem(saved.state === 'too-many' ? TOO_MANY : NO_ADDRESS);
}
