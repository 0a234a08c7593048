import { getProduct } from '#lib/catalog/read.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import { respondPersonal, respondShopperWrite } from '#lib/http/respond-personal.ts';
import { getOwnReview } from '#lib/reviews/own.ts';
import { deleteOwnReview } from '#lib/reviews/write.ts';

type Context = RouteContext<'/api/products/[id]/reviews/mine'>;

const unknownProduct = notFoundProblem('There is no product of this id or slug.');

export const GET = (request: Request, { params }: Context) =>
  respondPersonal(request, async (viewer) => {
    const product = await getProduct((await params).id);
    return product ? getOwnReview(viewer, product.id) : respondProblem(unknownProduct);
  });

export const DELETE = (request: Request, { params }: Context) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'review', shopper.userId);
    if (refusal) return refusal;
    const product = await getProduct((await params).id);
    if (!product) return respondProblem(unknownProduct);
    const { result: deleted, changeId } = await deleteOwnReview(shopper, product.id);
    return deleted ? respondChange({}, changeId) : respondProblem(notFoundProblem('There is no review of yours.'));
  });
