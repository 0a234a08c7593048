import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { listStock, stockListQuery } from '#lib/inventory/list.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', stockListQuery, listStock);
