import { getAdminProduct } from '#lib/catalog/admin-list.ts';
import { deleteProduct } from '#lib/catalog/bin.ts';
import { productPatch } from '#lib/catalog/product-input.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { updateProduct } from '#lib/catalog/write.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { respondVersionedDelete, respondVersionedWrite } from '#lib/http/respond-versioned.ts';

type Context = RouteContext<'/api/admin/products/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const product = await getAdminProduct(actor, (await params).id);
    return product ?? respondProblem(notFoundProblem('There is no product of this id.'));
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondVersionedWrite(request, 'editor', params, productPatch, async ({ actor, id, fields, version }) =>
    respondProductWrite(await updateProduct(actor, id, fields, version)),
  );

export const DELETE = (request: Request, { params }: Context) =>
  respondVersionedDelete(request, 'editor', params, async ({ actor, id, version }) =>
    respondProductWrite(await deleteProduct(actor, id, version)),
  );
