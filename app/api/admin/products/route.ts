import { z } from 'zod';
import { listAdminProducts } from '#lib/catalog/admin-list.ts';
import { ADMIN_SORTS, productFilter } from '#lib/catalog/product-filter.ts';
import { productInput } from '#lib/catalog/product-input.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { createProduct } from '#lib/catalog/write.ts';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';

const schema = productFilter.extend({
  page: pageNumber,
  pageSize,
  sort: z.enum(ADMIN_SORTS, `must be one of ${ADMIN_SORTS.join(', ')}`).default('updated'),
});

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    return listAdminProducts(actor, parsed.params);
  });

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, productInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondProductWrite(await createProduct(actor, body.value), { created: true });
  });
