import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { checkOrderPayment } from '#lib/payments/check-order-payment.ts';

/**
 * Asks the provider now what has become of the payment of an order, as when the shopper has confirmed it in their browser: what
 * the provider tells by itself may take a while.
 */
export const POST = (request: Request, { params }: RouteContext<'/api/orders/[id]/payment'>) =>
  respondPersonalWrite(request, async (viewer) => {
    const refusal = await limitRequests(request, 'payment-check');
    if (refusal) return refusal;
    const key = new URL(request.url).searchParams.get('key') ?? undefined;
    const payment = await checkOrderPayment((await params).id, { viewer, key });
    return payment ?? respondProblem(notFoundProblem('There is no such order, or it is not yours.'));
  });
