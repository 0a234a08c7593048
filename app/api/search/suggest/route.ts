import { z } from 'zod';
import { MAX_WORDS_LENGTH } from '#lib/cache/canonical-query.ts';
import { respondQuery } from '#lib/http/respond-json.ts';
import { suggest } from '#lib/search/suggest.ts';

const schema = z.object({
  q: z.string('must be given once').max(MAX_WORDS_LENGTH, `must have at most ${MAX_WORDS_LENGTH} characters`),
});

export const GET = (request: Request) => respondQuery(request, schema, async ({ q }) => ({ items: await suggest(q) }));
