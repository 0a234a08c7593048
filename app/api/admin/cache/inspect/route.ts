import { subjectQuery } from '#lib/admin/cache-history.ts';
import { inspectCached } from '#lib/admin/inspect/inspect.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', subjectQuery, inspectCached);
