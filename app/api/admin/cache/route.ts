import { reportCache } from '#lib/admin/cache-figures.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) => respondAdmin(request, 'viewer', async (actor) => reportCache(actor));
