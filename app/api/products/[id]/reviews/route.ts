import { z } from 'zod';
import { getProduct } from '#lib/catalog/read.ts';
import { pageNumber } from '#lib/http/params.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondQuery } from '#lib/http/respond-json.ts';
import { listReviews } from '#lib/reviews/read.ts';

const schema = z.object({ page: pageNumber });

export const GET = (request: Request, { params }: RouteContext<'/api/products/[id]/reviews'>) =>
  respondQuery(request, schema, async ({ page }) => {
    const product = await getProduct((await params).id);
    if (!product) return respondProblem(notFoundProblem('There is no product of this id or slug.'));
    return listReviews(product.id, page);
  });
