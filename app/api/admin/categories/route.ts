import { categoryInput } from '#lib/catalog/categories/input.ts';
import { listAdminCategories } from '#lib/catalog/categories/read-admin.ts';
import { respondCategoryWrite } from '#lib/catalog/categories/respond-category.ts';
import { flattenTree } from '#lib/catalog/categories/tree.ts';
import { createCategory } from '#lib/catalog/categories/write.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const rows = flattenTree(await listAdminCategories(actor));
    return { items: rows.map(({ node }) => node) };
  });

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, categoryInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondCategoryWrite(await createCategory(actor, body.value), { created: true });
  });
