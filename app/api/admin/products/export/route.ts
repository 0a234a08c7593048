import { z } from 'zod';
import { exportProducts } from '#lib/bulk/export/export-products.ts';
import { productFilter } from '#lib/catalog/product-filter.ts';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { respondStream } from '#lib/http/respond-stream.ts';

const schema = productFilter.extend({
  format: z.enum(['csv', 'json'], 'must be csv or json').default('csv'),
});

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    const { format, ...filter } = parsed.params;
    const day = new Date().toISOString().slice(0, 10);
    return respondStream(exportProducts(actor, format, filter), {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="products-${day}.${format}"`,
    });
  });
