import { z } from 'zod';
import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { suggest } from '#lib/search/suggest.ts';

const MAX_LENGTH = 120;
const schema = z.object({
  q: z.string('must be given once').max(MAX_LENGTH, `must have at most ${MAX_LENGTH} characters`),
});

export const GET = (request: Request) =>
  respondJson(async () => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    return { items: await suggest(parsed.params.q) };
  });
