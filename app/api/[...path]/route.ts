import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';

/** Programs that ask for a route that is not there are answered in their own language too. */
const answer = async (_request: Request, { params }: RouteContext<'/api/[...path]'>) => {
  await params;
  return respondProblem(notFoundProblem('There is no such route.'));
};

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
