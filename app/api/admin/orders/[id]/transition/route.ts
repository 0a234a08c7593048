import { notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { moveOrder } from '#lib/orders/move-order.ts';
import { moveInput } from '#lib/orders/order-input.ts';

type Context = RouteContext<'/api/admin/orders/[id]/transition'>;

export const POST = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, moveInput);
    if (!body.ok) return respondProblem(body.problem);
    const { id } = await params;
    const { result, changeId } = await moveOrder(actor, id, body.value);
    switch (result.state) {
      case 'moved':
        return respondChange({ id, status: result.status, version: result.version }, changeId);
      case 'unknown':
        return respondProblem(notFoundProblem('There is no order of this id.'));
      case 'conflict':
        return respondProblem(versionConflictProblem('order', result.version));
      case 'refused':
        return respondProblem({
          status: 409,
          type: 'step-not-allowed',
          title: 'Step not allowed',
          detail: `An order that is ${result.status} cannot become ${body.value.to}.`,
          members: { status: result.status, next: result.next },
        });
    }
  });
