import { z } from 'zod';
import { restoreProduct } from '#lib/catalog/bin.ts';
import { respondProductWrite } from '#lib/catalog/respond-product.ts';
import { respondVersionedWrite } from '#lib/http/respond-versioned.ts';

const schema = z.strictObject({ version: z.int().min(1).optional() });

type Context = RouteContext<'/api/admin/products/[id]/restore'>;

export const POST = (request: Request, { params }: Context) =>
  respondVersionedWrite(request, 'editor', params, schema, async ({ actor, id, version }) =>
    respondProductWrite(await restoreProduct(actor, id, version)),
  );
