import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listReviewsByStatus } from '#lib/reviews/moderate.ts';

const status = z
  .enum(['pending', 'published', 'rejected'], 'must be pending, published or rejected')
  .default('pending');
const productId = z.string('must be given once').refine(isId, 'must be an id').optional();
const schema = z.object({ status, productId, page: pageNumber, pageSize });

export const GET = (request: Request) =>
  respondAdmin(request, 'support', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? listReviewsByStatus(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
