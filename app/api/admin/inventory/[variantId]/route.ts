import { z } from 'zod';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { notFoundProblem, respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { respondAdminQuery, respondChange } from '#lib/http/respond-admin.ts';
import { respondVersionedWrite } from '#lib/http/respond-versioned.ts';
import { bookStock } from '#lib/inventory/admin.ts';
import { listMovements } from '#lib/inventory/ledger.ts';
import { stockInput } from '#lib/inventory/stock-input.ts';

type Context = RouteContext<'/api/admin/inventory/[variantId]'>;

const schema = z.object({ page: pageNumber, pageSize });
const unknownVariant = notFoundProblem('There is no variant of this id.');

export const GET = (request: Request, { params }: Context) =>
  respondAdminQuery(request, 'viewer', schema, async (actor, query) => {
    const ledger = await listMovements(actor, (await params).variantId, query);
    return ledger ?? respondProblem(unknownVariant);
  });

const toTarget = async (params: Context['params']) => ({ id: (await params).variantId });

export const PUT = (request: Request, { params }: Context) =>
  respondVersionedWrite(request, 'editor', toTarget(params), stockInput, async ({ actor, id, fields, version }) => {
    const change = await bookStock(actor, id, { ...fields, version });
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
