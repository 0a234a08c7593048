import { notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { resendMail } from '#lib/mail/resend-mail.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/mail/[id]/resend'>) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const result = await resendMail(actor, (await params).id);
    switch (result.state) {
      case 'queued':
        return respondChange({ id: result.id, status: 'queued' }, undefined, { status: 202 });
      case 'waiting':
        return respondProblem({ ...NOT_POSSIBLE, detail: 'It waits to be sent already.' });
      case 'undeliverable':
        return respondProblem({ ...NOT_POSSIBLE, detail: 'Its recipient is no address that mail can be sent to.' });
      case 'personal':
        return respondProblem({
          ...NOT_POSSIBLE,
          detail: 'There is a link in it that ends soon: whoever it is for asks for a new one.',
        });
      case 'unknown':
        return respondProblem(notFoundProblem('There is no mail of this id.'));
    }
  });

const NOT_POSSIBLE: Problem = { status: 409, type: 'resend-not-possible', title: 'Cannot be sent again' };
