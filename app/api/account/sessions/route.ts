import { respondAccount } from '#lib/accounts/respond-account.ts';
import { listSessions, revokeOtherSessions } from '#lib/accounts/sessions.ts';

export const GET = (request: Request) =>
  respondAccount(request, async (session) => {
    const items = await listSessions(session);
    return { items, page: 1, pageSize: items.length, total: items.length };
  });

/** All but the one that asks. */
export const DELETE = (request: Request) =>
  respondAccount(request, async (session) => ({ revoked: await revokeOtherSessions(session) }));
