import { z } from 'zod';
import { getProduct } from '#lib/catalog/read.ts';
import { pageNumber } from '#lib/http/params.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondQuery } from '#lib/http/respond-json.ts';
import { respondShopperWrite } from '#lib/http/respond-personal.ts';
import { reviewInput } from '#lib/reviews/input.ts';
import { listReviews } from '#lib/reviews/read.ts';
import { respondReviewWrite } from '#lib/reviews/respond-review.ts';
import { writeReview } from '#lib/reviews/write.ts';

type Context = RouteContext<'/api/products/[id]/reviews'>;

const schema = z.object({ page: pageNumber });
const unknownProduct = notFoundProblem('There is no product of this id or slug.');

export const GET = (request: Request, { params }: Context) =>
  respondQuery(request, schema, async ({ page }) => {
    const product = await getProduct((await params).id);
    if (!product) return respondProblem(unknownProduct);
    return listReviews(product.id, page);
  });

export const POST = (request: Request, { params }: Context) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'review', shopper.userId);
    if (refusal) return refusal;
    const product = await getProduct((await params).id);
    if (!product) return respondProblem(unknownProduct);
    const body = await readJson(request, reviewInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondReviewWrite(await writeReview(shopper, product.id, body.value));
  });
