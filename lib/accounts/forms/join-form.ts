import { limitRequests } from '#lib/http/rate-limit.ts';
import { changeCookie } from '#lib/http/respond-admin.ts';
import { join } from '#lib/team/join.ts';
import { requireRole } from '../require-role.ts';
import { signInHref } from '../safe-next.ts';
import { type AccountForm, invalid } from './form.ts';

const pageOf = (token: string) => `/join?${new URLSearchParams({ token })}`;

/** Says yes to an invitation to work for the shop. */
export const joinTeam: AccountForm = {
  pageOf: ({ token = '' }) => pageOf(token),
  keep: [],
  async run({ token = '' }, request) {
    const access = await requireRole(request.headers, 'customer');
    if (!('actor' in access)) return { state: 'done', to: signInHref(pageOf(token)) };
    const over = await limitRequests(request, 'password', access.actor.userId);
    if (over) return { state: 'refused', response: over };
    const { result, changeId } = await join(access.actor, token);
    if (result.state === 'gone') return invalid('', 'This invitation was used or taken back, or is too old');
    if (result.state === 'other-address') return invalid('', `This invitation is for ${result.email}: sign in as that`);
    return { state: 'done', to: '/admin/security', cookies: changeId ? [changeCookie(changeId)] : [] };
  },
};
