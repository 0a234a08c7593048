import { getOperation } from '#lib/bulk/read.ts';
import { unknownOperation } from '#lib/bulk/respond-bulk.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request, { params }: RouteContext<'/api/admin/bulk/[id]'>) =>
  respondAdmin(
    request,
    'viewer',
    async (actor) => (await getOperation(actor, (await params).id)) ?? respondProblem(unknownOperation),
  );
