import { z } from 'zod';
import { respondQuery } from '#lib/http/respond-json.ts';
import { suggest } from '#lib/search/suggest.ts';

const MAX_LENGTH = 120;
const schema = z.object({
  q: z.string('must be given once').max(MAX_LENGTH, `must have at most ${MAX_LENGTH} characters`),
});

export const GET = (request: Request) => respondQuery(request, schema, async ({ q }) => ({ items: await suggest(q) }));
