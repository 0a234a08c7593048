import { Moment } from '#app/_ui/moment.tsx';
import type { TeamMember } from '#lib/team/types.ts';
import { AdminLink } from '../../_ui/admin-link.tsx';
import { Status } from '../../_ui/status.tsx';
import { Cell, HeadCell, Table } from '../../_ui/table.tsx';
import { MemberMenu } from './member-menu.tsx';
import { labelOf } from './role-words.ts';

export type MemberTableProps = { members: readonly TeamMember[]; ownId: string };

/** On a phone the first column says the rest. */
const WIDE = 'max-sm:hidden';

/** Everybody who works for the shop. */
export function MemberTable({ members, ownId }: MemberTableProps) {
  return (
    <Table label="Everybody who works here">
      <thead>
        <tr>
          <HeadCell>Who</HeadCell>
          <HeadCell className={WIDE}>Role</HeadCell>
          <HeadCell className={WIDE}>Signs in with</HeadCell>
          <HeadCell className={WIDE}>Last sign-in</HeadCell>
          <HeadCell>
            <span className="sr-only">What to do</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id} className="last:*:border-b-0">
            <Cell>
              <span className="flex flex-wrap items-center gap-x-2.5">
                <AdminLink
                  href={`/admin/audit?${new URLSearchParams({ actor: member.id })}`}
                  className="font-semibold hover:underline"
                  title="What they did"
                >
                  {member.name}
                </AdminLink>
                {member.id === ownId && <Status tone="accent">You</Status>}
              </span>
              <span className="wrap-anywhere block text-ink-soft text-micro">{member.email}</span>
              <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 sm:hidden">
                {labelOf(member.role)}
                <FactorStatus member={member} />
              </span>
            </Cell>
            <Cell className={WIDE}>{labelOf(member.role)}</Cell>
            <Cell className={WIDE}>
              <FactorStatus member={member} />
            </Cell>
            <Cell className={`whitespace-nowrap ${WIDE}`}>
              {member.lastSignIn ? <Moment at={member.lastSignIn} precise /> : 'Not lately'}
              {member.sessions > 0 && (
                <span className="block text-ink-soft text-micro">
                  {member.sessions === 1 ? 'in one browser now' : `in ${member.sessions} browsers now`}
                </span>
              )}
            </Cell>
            <Cell className="w-px">
              <MemberMenu member={member} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function FactorStatus({ member: { secondFactor } }: { member: TeamMember }) {
  return secondFactor === 'on' ? <Status tone="good">A code too</Status> : <Status tone="low">Password alone</Status>;
}
