import { z } from 'zod';
import { searchWords } from '#lib/http/params.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { trySearch } from '#lib/search/try-search.ts';

const schema = z.object({
  q: searchWords.min(1, 'must not be empty'),
});

export const GET = (request: Request) =>
  respondAdminQuery(request, 'viewer', schema, async (actor, params) => trySearch(actor, params.q));
