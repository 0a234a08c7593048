import { categoryPatch } from '#lib/catalog/categories/input.ts';
import { listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { respondCategoryWrite, unknownCategory } from '#lib/catalog/categories/respond-category.ts';
import { deleteCategory, updateCategory } from '#lib/catalog/categories/write.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { respondVersionedDelete, respondVersionedWrite } from '#lib/http/respond-versioned.ts';

type Context = RouteContext<'/api/admin/categories/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const { id } = await params;
    const category = (await listAdminCategories(actor)).find((candidate) => candidate.id === id);
    return category ?? respondProblem(unknownCategory);
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondVersionedWrite(request, 'editor', params, categoryPatch, async ({ actor, id, fields, version }) =>
    respondCategoryWrite(await updateCategory(actor, id, fields, version)),
  );

export const DELETE = (request: Request, { params }: Context) =>
  respondVersionedDelete(request, 'editor', params, async ({ actor, id, version }) =>
    respondCategoryWrite(await deleteCategory(actor, id, version)),
  );
