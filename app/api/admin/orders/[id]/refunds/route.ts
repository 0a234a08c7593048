import { notFoundProblem, type Problem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';
import { formatMoney } from '#lib/money/format.ts';
import { refundInput, refundOrder } from '#lib/payments/refund.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/orders/[id]/refunds'>) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, refundInput);
    if (!body.ok) return respondProblem(body.problem);
    const result = await refundOrder(actor, (await params).id, body.value.amount, body.value.reason);
    switch (result.state) {
      case 'taken':
        return Response.json(result.refund, { status: 201 });
      case 'too-much':
        return respondProblem({
          ...NOT_POSSIBLE,
          detail: `${formatMoney(result.left, result.currency)} of the payment is left.`,
          members: { left: result.left, currency: result.currency },
        });
      case 'unpaid':
        return respondProblem({ ...NOT_POSSIBLE, detail: 'Nothing was paid for this order.' });
      case 'unknown':
        return respondProblem(notFoundProblem('There is no order of this id.'));
    }
  });

const NOT_POSSIBLE: Problem = { status: 409, type: 'refund-not-possible', title: 'Refund not possible' };
