import { z } from 'zod';
import { parseParams, searchWords } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { trySearch } from '#lib/search/try-search.ts';

const schema = z.object({
  q: searchWords.min(1, 'must not be empty'),
});

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? trySearch(actor, parsed.params.q) : respondProblem(badParamsProblem(parsed.errors));
  });
