import { z } from 'zod';
import { restoreProduct } from '#lib/catalog/bin.ts';
import { isId } from '#lib/catalog/ids.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';

const schema = z.strictObject({ version: z.int().min(1).optional() });

type Context = RouteContext<'/api/admin/products/[id]/restore'>;

export const POST = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, schema);
    if (!body.ok) return respondProblem(body.problem);
    const expected = expectVersion(request.headers, body.value.version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondProductWrite(await restoreProduct(actor, id, expected.version));
  });
