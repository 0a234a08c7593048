import { duplicateProduct } from '#lib/catalog/duplicate.ts';
import { isId } from '#lib/catalog/ids.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';

type Context = RouteContext<'/api/admin/products/[id]/duplicate'>;

export const POST = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    return respondProductWrite(await duplicateProduct(actor, id), { created: true });
  });
