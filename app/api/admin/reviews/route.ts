import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { listReviewsByStatus } from '#lib/reviews/moderate.ts';

const status = z
  .enum(['pending', 'published', 'rejected'], 'must be pending, published or rejected')
  .default('pending');
const productId = z.string('must be given once').refine(isId, 'must be an id').optional();
const schema = z.object({ status, productId, page: pageNumber, pageSize });

export const GET = (request: Request) => respondAdminQuery(request, 'support', schema, listReviewsByStatus);
