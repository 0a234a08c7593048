import { findEverything, findQuery } from '#lib/admin/find.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) =>
  respondAdminQuery(request, 'viewer', findQuery, async (actor, params) => findEverything(actor, params.q));
