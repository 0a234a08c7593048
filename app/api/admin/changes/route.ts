import { z } from 'zod';
import { listReceipts } from '#lib/admin/read-changes.ts';
import { isId } from '#lib/catalog/ids.ts';
import { isTag } from '#lib/cdn/tags.ts';
import { pageSize, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

const schema = z.object({
  limit: pageSize,
  tag: z.string('must be given once').refine(isTag, 'must be small letters, digits, and : _ -').optional(),
  before: z.string('must be given once').refine(isId, 'must be the id of a change').optional(),
});

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(schema, new URL(request.url).searchParams);
    return parsed.ok ? listReceipts(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
