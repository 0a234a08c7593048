import { z } from 'zod';
import { listReceipts } from '#lib/admin/read-changes.ts';
import { isId } from '#lib/catalog/ids.ts';
import { isTag } from '#lib/cdn/tags.ts';
import { pageSize } from '#lib/http/params.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

const schema = z.object({
  limit: pageSize,
  tag: z.string('must be given once').refine(isTag, 'must be small letters, digits, and : _ -').optional(),
  before: z.string('must be given once').refine(isId, 'must be the id of a change').optional(),
});

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', schema, listReceipts);
