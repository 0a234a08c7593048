import { z } from 'zod';
import { getProducts } from '#lib/catalog/read.ts';
import { idList, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';

const MAX_IDS = 100;
const schema = z.object({ ids: idList(MAX_IDS) });

export const GET = (request: Request) =>
  respondJson(async () => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    const items = await getProducts(parsed.params.ids);
    const found = new Set(items.map((item) => item.id));
    return { items, missing: parsed.params.ids.filter((id) => !found.has(id)) };
  });
