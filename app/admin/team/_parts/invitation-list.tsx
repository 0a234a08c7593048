'use client';

import { Moment } from '#app/_ui/moment.tsx';
import type { Invitation } from '#lib/team/types.ts';
import { Button } from '../../_ui/button.tsx';
import { Status } from '../../_ui/status.tsx';
import { labelOf } from './role-words.ts';
import { useTeamWrite } from './use-team-write.ts';

/** Who was asked and has not answered. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <ul className="divide-y divide-line">
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, email, role, invitedBy, expiresAt, state } = invitation;
  const { write, isBusy } = useTeamWrite();
  const withdraw = () =>
    write({
      path: `/api/admin/team/invitations/${encodeURIComponent(id)}`,
      method: 'DELETE',
      said: `The invitation of ${email} works no more.`,
    });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="wrap-anywhere flex flex-wrap items-center gap-x-2.5 font-medium text-small">
          {email} <Status tone={state === 'open' ? 'accent' : 'quiet'}>{state === 'open' ? 'Open' : 'Too old'}</Status>
        </p>
        <p className="text-ink-soft text-micro">
          {labelOf(role)}, {invitedBy && `asked by ${invitedBy}, `}until <Moment at={expiresAt} precise />
        </p>
      </div>
      <Button size="small" onClick={withdraw} isBusy={isBusy} aria-label={`Take the invitation of ${email} back`}>
        Take back
      </Button>
    </li>
  );
}
