import { respondNote } from '#lib/notes/respond-note.ts';

export const POST = async (request: Request, { params }: RouteContext<'/api/admin/customers/[id]/notes'>) =>
  respondNote(request, { kind: 'customer', id: (await params).id });
