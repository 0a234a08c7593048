import { readSeries, seriesQuery } from '#lib/admin/cache-series.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', seriesQuery, readSeries);
