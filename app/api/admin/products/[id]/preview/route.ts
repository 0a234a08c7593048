import { getAdminProduct } from '#lib/catalog/admin-list.ts';
import { previewHref } from '#lib/catalog/preview.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

type Context = RouteContext<'/api/admin/products/[id]/preview'>;

/** Leads to the product's page as it will be, by a link that is made for this visit. */
export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const product = await getAdminProduct(actor, (await params).id);
    if (!product) return respondProblem(notFoundProblem('There is no product of this id.'));
    return new Response(null, { status: 303, headers: { Location: previewHref(product) } });
  });
