import { notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { getAdminOrder } from '#lib/orders/admin-order.ts';
import { changeTracking } from '#lib/orders/change-tracking.ts';
import { trackingInput } from '#lib/orders/order-input.ts';

type Context = RouteContext<'/api/admin/orders/[id]'>;

const NO_ORDER = notFoundProblem('There is no order of this id.');

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'support', async (actor) => {
    const order = await getAdminOrder(actor, (await params).id);
    return order ?? respondProblem(NO_ORDER);
  });

/** Who carries it, and under which number. */
export const PATCH = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, trackingInput);
    if (!body.ok) return respondProblem(body.problem);
    const { id } = await params;
    const { result, changeId } = await changeTracking(actor, id, body.value);
    switch (result.state) {
      case 'saved': {
        const { carrier, trackingNumber, version } = result;
        return respondChange({ id, carrier, trackingNumber, version }, changeId);
      }
      case 'unknown':
        return respondProblem(NO_ORDER);
      case 'conflict':
        return respondProblem(versionConflictProblem('order', result.version));
      case 'refused':
        return respondProblem({
          status: 409,
          type: 'not-shipped',
          title: 'Not shipped',
          detail: `An order that is ${result.status} has no parcel under way.`,
          members: { status: result.status },
        });
    }
  });
