import { customerListQuery, listCustomers } from '#lib/customers/customer-list.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'support', async (actor) => {
    const parsed = parseParams(customerListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listCustomers(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
