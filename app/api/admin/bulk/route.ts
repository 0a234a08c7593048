import { z } from 'zod';
import { bulkEditInput } from '#lib/bulk/edit/edit-input.ts';
import { openBulkEdit } from '#lib/bulk/edit/open-edit.ts';
import { listOperations } from '#lib/bulk/read.ts';
import { respondOpened } from '#lib/bulk/respond-bulk.ts';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite } from '#lib/http/respond-admin.ts';

const schema = z.object({ page: pageNumber, pageSize });

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', schema, listOperations);

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, bulkEditInput);
    return body.ok ? respondOpened(await openBulkEdit(actor, body.value)) : respondProblem(body.problem);
  });
