import { z } from 'zod';
import { exportProducts } from '#lib/bulk/export/export-products.ts';
import { productFilter } from '#lib/catalog/product-filter.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { respondStream } from '#lib/http/respond-stream.ts';

const schema = productFilter.extend({
  format: z.enum(['csv', 'json'], 'must be csv or json').default('csv'),
});

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

export const GET = (request: Request) =>
  respondAdminQuery(request, 'viewer', schema, async (actor, params) => {
    const { format, ...filter } = params;
    const day = new Date().toISOString().slice(0, 10);
    return respondStream(exportProducts(actor, format, filter), {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="products-${day}.${format}"`,
    });
  });
