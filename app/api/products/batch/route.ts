import { z } from 'zod';
import { getProducts } from '#lib/catalog/read.ts';
import { idList } from '#lib/http/params.ts';
import { respondQuery } from '#lib/http/respond-json.ts';

const MAX_IDS = 100;
const schema = z.object({ ids: idList(MAX_IDS) });

export const GET = (request: Request) =>
  respondQuery(request, schema, async ({ ids }) => {
    const items = await getProducts(ids);
    const found = new Set(items.map((item) => item.id));
    return { items, missing: ids.filter((id) => !found.has(id)) };
  });
