import { auditQuery } from '#lib/audit/query.ts';
import { listAudit } from '#lib/audit/read.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'owner', auditQuery, listAudit);
