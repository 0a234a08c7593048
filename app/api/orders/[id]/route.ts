import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondPersonal } from '#lib/http/respond-personal.ts';
import { findOrder } from '#lib/orders/read.ts';

type Context = RouteContext<'/api/orders/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondPersonal(request, async (viewer) => {
    const key = new URL(request.url).searchParams.get('key') ?? undefined;
    const limited = key === undefined ? undefined : await limitRequests(request, 'guest-order');
    if (limited) return limited;
    const order = await findOrder((await params).id, { viewer, key });
    return order ?? respondProblem(notFoundProblem('There is no order of this id, or it is not yours.'));
  });
