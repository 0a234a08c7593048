import { startOperation } from '#lib/bulk/control.ts';
import { respondControlled } from '#lib/bulk/respond-bulk.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/bulk/[id]/start'>) =>
  respondAdminWrite(request, 'editor', async (actor) =>
    respondControlled(await startOperation(actor, (await params).id)),
  );
