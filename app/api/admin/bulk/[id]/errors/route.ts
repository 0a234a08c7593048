import { exportFaults } from '#lib/bulk/export/export-faults.ts';
import { getOperation } from '#lib/bulk/read.ts';
import { unknownOperation } from '#lib/bulk/respond-bulk.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { respondStream } from '#lib/http/respond-stream.ts';

export const GET = (request: Request, { params }: RouteContext<'/api/admin/bulk/[id]/errors'>) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const operation = await getOperation(actor, (await params).id);
    if (!operation) return respondProblem(unknownOperation);
    return respondStream(exportFaults(actor, operation.id), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="mistakes.csv"',
    });
  });
