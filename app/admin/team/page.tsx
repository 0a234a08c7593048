import type { Metadata } from 'next';
import { listTeam } from '#lib/team/list-team.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { Card } from '../_ui/card.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { InvitationList } from './_parts/invitation-list.tsx';
import { InviteButton } from './_parts/invite-button.tsx';
import { MemberTable } from './_parts/member-table.tsx';
import { RulesCard } from './_parts/rules-card.tsx';

export const metadata: Metadata = { title: 'Team' };

export default function TeamPage() {
  return openAdminPage('owner', async (actor) => {
    const { members, invitations, rules } = await listTeam(actor);
    const withoutFactor = members.filter(({ secondFactor }) => secondFactor === 'off').length;
    return (
      <>
        <PageHeader
          title="Team"
          text="Who works for the shop, and what they may. A role that is given or taken counts from their next request on."
          actions={<InviteButton />}
        />
        <div className="grid gap-5">
          <Card title="Members" isFlush className="overflow-hidden">
            <MemberTable members={members} ownId={actor.userId} />
          </Card>
          {invitations.length > 0 && (
            <Card title="Invitations" text="Who was asked by mail, and has not said yes.">
              <InvitationList invitations={invitations} />
            </Card>
          )}
          <RulesCard rules={rules} withoutFactor={withoutFactor} />
        </div>
      </>
    );
  });
}
