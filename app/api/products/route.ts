import { parseListingParams } from '#lib/catalog/listing-query.ts';
import { collectParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { browseProducts } from '#lib/search/browse.ts';

export const GET = (request: Request) =>
  respondJson(async () => {
    const parsed = parseListingParams(collectParams(new URL(request.url).searchParams));
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    return browseProducts(parsed.query);
  });
