import { z } from 'zod';
import { MAX_BATCH_IDS } from '#lib/cache/canonical-query.ts';
import { getProducts } from '#lib/catalog/read.ts';
import { idList } from '#lib/http/params.ts';
import { respondQuery } from '#lib/http/respond-json.ts';

const schema = z.object({ ids: idList(MAX_BATCH_IDS) });

export const GET = (request: Request) =>
  respondQuery(request, schema, async ({ ids }) => {
    const items = await getProducts(ids);
    const found = new Set(items.map((item) => item.id));
    return { items, missing: ids.filter((id) => !found.has(id)) };
  });
