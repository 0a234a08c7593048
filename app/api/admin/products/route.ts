import { z } from 'zod';
import { listAdminProducts } from '#lib/catalog/admin-list.ts';
import { ADMIN_SORTS, productFilter } from '#lib/catalog/product-filter.ts';
import { productInput } from '#lib/catalog/product-input.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { createProduct } from '#lib/catalog/write.ts';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite } from '#lib/http/respond-admin.ts';

const schema = productFilter.extend({
  page: pageNumber,
  pageSize,
  sort: z.enum(ADMIN_SORTS, `must be one of ${ADMIN_SORTS.join(', ')}`).default('updated'),
});

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', schema, listAdminProducts);

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, productInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondProductWrite(await createProduct(actor, body.value), { created: true });
  });
