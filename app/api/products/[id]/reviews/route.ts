import { z } from 'zod';
import { getProduct } from '#lib/catalog/read.ts';
import { pageNumber, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { listReviews } from '#lib/reviews/read.ts';

const schema = z.object({ page: pageNumber });

export const GET = (request: Request, { params }: RouteContext<'/api/products/[id]/reviews'>) =>
  respondJson(async () => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    const product = await getProduct((await params).id);
    if (!product) return respondProblem(notFoundProblem('There is no product of this id or slug.'));
    return listReviews(product.id, parsed.params.page);
  });
