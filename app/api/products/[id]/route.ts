import { getProduct } from '#lib/catalog/read.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';

export const GET = (_request: Request, { params }: RouteContext<'/api/products/[id]'>) =>
  respondJson(async () => {
    const { id } = await params;
    return (await getProduct(id)) ?? respondProblem(notFoundProblem('There is no product of this id or slug.'));
  });
