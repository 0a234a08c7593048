import { z } from 'zod';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondPersonal } from '#lib/http/respond-personal.ts';
import { listOrders } from '#lib/orders/read.ts';

const schema = z.object({ page: pageNumber, pageSize });

export const GET = (request: Request) =>
  respondPersonal(request, async (viewer) => {
    if (viewer.kind === 'guest') {
      const detail = 'Orders are listed for those who are signed in. Guests have a link to each of theirs.';
      return respondProblem({ status: 401, type: 'unauthenticated', title: 'Not signed in', detail });
    }
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? listOrders(viewer, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
