import { getAdminProduct } from '#lib/catalog/admin-list.ts';
import { deleteProduct } from '#lib/catalog/bin.ts';
import { isId } from '#lib/catalog/ids.ts';
import { productPatch } from '#lib/catalog/product-input.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { updateProduct } from '#lib/catalog/write.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { badIdProblem, notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';

type Context = RouteContext<'/api/admin/products/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const product = await getAdminProduct(actor, (await params).id);
    return product ?? respondProblem(notFoundProblem('There is no product of this id.'));
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, productPatch);
    if (!body.ok) return respondProblem(body.problem);
    const { version, ...patch } = body.value;
    const expected = expectVersion(request.headers, version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondProductWrite(await updateProduct(actor, id, patch, expected.version));
  });

export const DELETE = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const expected = expectVersion(request.headers);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondProductWrite(await deleteProduct(actor, id, expected.version));
  });
