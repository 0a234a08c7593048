import { respondNote } from '#lib/notes/respond-note.ts';

export const POST = async (request: Request, { params }: RouteContext<'/api/admin/orders/[id]/notes'>) =>
  respondNote(request, { kind: 'order', id: (await params).id });
