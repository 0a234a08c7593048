import { categoryPatch } from '#lib/catalog/categories/input.ts';
import { listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { respondCategoryWrite, unknownCategory } from '#lib/catalog/categories/respond-category.ts';
import { deleteCategory, updateCategory } from '#lib/catalog/categories/write.ts';
import { isId } from '#lib/catalog/ids.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';

type Context = RouteContext<'/api/admin/categories/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const { id } = await params;
    const category = (await listAdminCategories(actor)).find((candidate) => candidate.id === id);
    return category ?? respondProblem(unknownCategory);
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, categoryPatch);
    if (!body.ok) return respondProblem(body.problem);
    const { version, ...patch } = body.value;
    const expected = expectVersion(request.headers, version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondCategoryWrite(await updateCategory(actor, id, patch, expected.version));
  });

export const DELETE = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const expected = expectVersion(request.headers);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondCategoryWrite(await deleteCategory(actor, id, expected.version));
  });
