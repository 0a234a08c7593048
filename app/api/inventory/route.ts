import { z } from 'zod';
import { idList } from '#lib/http/params.ts';
import { respondQuery } from '#lib/http/respond-json.ts';
import { getStock } from '#lib/inventory/read.ts';

const MAX_IDS = 100;
const schema = z.object({ ids: idList(MAX_IDS) });

export const GET = (request: Request) =>
  respondQuery(request, schema, async ({ ids }) => {
    const items = await getStock(ids);
    const found = new Set(items.map((item) => item.variantId));
    return { items, missing: ids.filter((id) => !found.has(id)) };
  });
