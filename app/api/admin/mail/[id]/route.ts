import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { getMail } from '#lib/mail/admin.ts';

export const GET = (request: Request, { params }: RouteContext<'/api/admin/mail/[id]'>) =>
  respondAdmin(request, 'support', async (actor) => {
    const mail = await getMail(actor, (await params).id);
    return mail ?? respondProblem(notFoundProblem('There is no mail of this id.'));
  });
