import { z } from 'zod';
import { listRows } from '#lib/bulk/read.ts';
import { unknownOperation } from '#lib/bulk/respond-bulk.ts';
import { ROW_STATES } from '#lib/bulk/types.ts';
import { pageSize } from '#lib/http/params.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

const schema = z.object({
  state: z.enum(ROW_STATES, `must be one of ${ROW_STATES.join(', ')}`).optional(),
  after: z
    .string('must be given once')
    .regex(/^\d{1,9}$/, 'must be the number of a row')
    .transform(Number)
    .default(0),
  pageSize,
});

export const GET = (request: Request, { params }: RouteContext<'/api/admin/bulk/[id]/rows'>) =>
  respondAdminQuery(request, 'viewer', schema, async (actor, query) => {
    const { state, after, pageSize: limit } = query;
    const rows = await listRows(actor, (await params).id, { states: state && [state], after, limit });
    return rows ?? respondProblem(unknownOperation);
  });
