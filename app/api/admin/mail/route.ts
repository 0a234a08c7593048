import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listMails, mailListQuery } from '#lib/mail/admin.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'support', async (actor) => {
    const parsed = parseParams(mailListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listMails(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });
