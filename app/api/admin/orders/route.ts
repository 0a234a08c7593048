import { z } from 'zod';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listAdminOrders } from '#lib/orders/admin.ts';
import { ORDER_STATUSES } from '#lib/orders/rules.ts';

const schema = z.object({
  page: pageNumber,
  pageSize,
  status: z.enum(ORDER_STATUSES, `must be one of ${ORDER_STATUSES.join(', ')}`).optional(),
  q: z.string('must be given once').trim().max(120, 'must have at most 120 characters').optional(),
});

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? listAdminOrders(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
