import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { deleteNote } from '#lib/notes/notes.ts';

export const DELETE = (request: Request, { params }: RouteContext<'/api/admin/notes/[id]'>) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const { id } = await params;
    const { state } = await deleteNote(actor, id);
    switch (state) {
      case 'deleted':
        return respondChange({ id }, undefined);
      case 'unknown':
        return respondProblem(notFoundProblem('There is no note of this id.'));
      case 'forbidden':
        return respondProblem({
          status: 403,
          type: 'not-yours',
          title: 'Not yours',
          detail: 'Whoever wrote a note may delete it, or an owner.',
        });
    }
  });
