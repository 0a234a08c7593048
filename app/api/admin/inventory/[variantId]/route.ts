import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { pageNumber, pageSize, parseParams } from '#lib/http/params.ts';
import {
  badIdProblem,
  badParamsProblem,
  notFoundProblem,
  respondProblem,
  versionConflictProblem,
} from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { bookStock } from '#lib/inventory/admin.ts';
import { listMovements } from '#lib/inventory/ledger.ts';
import { stockInput } from '#lib/inventory/stock-input.ts';

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
    const expected = expectVersion(request.headers, body.value.version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    const change = await bookStock(actor, variantId, { ...body.value, version: expected.version });
    switch (change.state) {
      case 'unknown':
        return respondProblem(unknownVariant);
      case 'adjusted':
        return respondChange(change.stock, change.changeId);
      case 'conflict': {
        const problem = versionConflictProblem('stock', change.stock.version);
        return respondProblem({ ...problem, members: { ...change.stock } });
      }
      case 'short':
        return respondProblem({
          status: 409,
          type: 'out-of-stock',
          title: 'Not enough stock',
          detail: `Only ${change.stock.available} of it are there.`,
          members: { ...change.stock },
        });
    }
  });
