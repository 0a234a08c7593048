import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { listMails, mailListQuery } from '#lib/mail/admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'support', mailListQuery, listMails);
