import { addProductCounts, getCategoryTree } from '#lib/catalog/read.ts';
import { respondJson } from '#lib/http/respond-json.ts';

export const GET = () => respondJson(async () => ({ items: await addProductCounts(await getCategoryTree()) }));
