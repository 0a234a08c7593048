import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import { badIdProblem, badParamsProblem, notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { bookStock, listMovements, stockInput } from '#lib/inventory/admin.ts';

type Context = RouteContext<'/api/admin/inventory/[variantId]'>;

const schema = z.object({ page: pageNumber, pageSize });
const unknownVariant = notFoundProblem('There is no variant of this id.');

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    const ledger = await listMovements(actor, (await params).variantId, parsed.params);
    return ledger ?? respondProblem(unknownVariant);
  });

export const PUT = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { variantId } = await params;
    if (!isId(variantId)) return respondProblem(badIdProblem);
    const body = await readJson(request, stockInput);
    if (!body.ok) return respondProblem(body.problem);
    const change = await bookStock(actor, variantId, body.value);
    if (change.state === 'unknown') return respondProblem(unknownVariant);
    if (change.state === 'adjusted') return respondChange(change.stock, change.changeId);
    return respondProblem({
      status: 409,
      type: 'out-of-stock',
      title: 'Not enough stock',
      detail: `Only ${change.stock.available} of it are there.`,
      members: { ...change.stock },
    });
  });
