import { z } from 'zod';
import { listViews, MAX_VIEWS, saveView, viewInput, viewList } from '#lib/admin/saved-views.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite } from '#lib/http/respond-admin.ts';

const schema = z.object({ list: viewList });

export const GET = (request: Request) =>
  respondAdminQuery(request, 'viewer', schema, async (actor, params) => ({
    items: await listViews(actor, params.list),
  }));

export const POST = (request: Request) =>
  respondAdminWrite(request, 'viewer', async (actor) => {
    const body = await readJson(request, viewInput);
    if (!body.ok) return respondProblem(body.problem);
    const saved = await saveView(actor, body.value);
    if (saved.state === 'saved') return Response.json(saved.view, { status: 201 });
    return respondProblem({
      status: 409,
      type: 'too-many-views',
      title: 'Too many views',
      detail: `There can be ${MAX_VIEWS} views of a list. Remove one first.`,
    });
  });
