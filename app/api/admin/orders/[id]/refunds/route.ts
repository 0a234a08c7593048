import {
  badFieldsProblem,
  notFoundProblem,
  type Problem,
  respondProblem,
  versionConflictProblem,
} from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { formatMoney } from '#lib/money/format.ts';
import { refundOrder } from '#lib/payments/refund.ts';
import { refundInput } from '#lib/payments/refund-input.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/orders/[id]/refunds'>) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, refundInput);
    if (!body.ok) return respondProblem(body.problem);
    const { result, changeId } = await refundOrder(actor, (await params).id, body.value);
    switch (result.state) {
      case 'taken':
        return respondChange(result.refund, changeId, { status: 201 });
      case 'too-much':
        return respondProblem({
          ...NOT_POSSIBLE,
          detail: `${formatMoney(result.left, result.currency)} of the payment is left.`,
          members: { left: result.left, currency: result.currency },
        });
      case 'invalid':
        return respondProblem(badFieldsProblem(result.errors));
      case 'conflict':
        return respondProblem(versionConflictProblem('order', result.version));
      case 'unpaid':
        return respondProblem({ ...NOT_POSSIBLE, detail: 'Nothing was paid for this order.' });
      case 'unknown':
        return respondProblem(notFoundProblem('There is no order of this id.'));
    }
  });

const NOT_POSSIBLE: Problem = { status: 409, type: 'refund-not-possible', title: 'Refund not possible' };
