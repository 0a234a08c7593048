'use client';

import { Ellipsis, KeyRound, LogOut, UserCog, UserX } from 'lucide-react';
import { useState } from 'react';
import type { TeamMember } from '#lib/team/types.ts';
import { ConfirmDialog } from '../../_ui/confirm-dialog.tsx';
import { Menu } from '../../_ui/menu.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { type TeamWrite, useTeamWrite } from './use-team-write.ts';

type Question = { title: string; text: string; confirm: string; write: TeamWrite };

const ICON = 'size-4 text-ink-soft';

/** What an owner may do about somebody who works for the shop. */
export function MemberMenu({ member }: { member: TeamMember }) {
  const { id, email, role, secondFactor } = member;
  const [isChoosing, setChoosing] = useState(false);
  const [question, setQuestion] = useState<Question>();
  const { write, isBusy } = useTeamWrite();
  const path = `/api/admin/team/${encodeURIComponent(id)}`;

  const signOut: Question = {
    title: 'Sign out everywhere',
    text: `Every browser of ${email} is signed out at once.`,
    confirm: 'Sign out',
    write: { path: `${path}/sessions`, method: 'DELETE', said: `${email} is signed out everywhere.` },
  };
  const reset: Question = {
    title: 'Reset the second factor',
    text: `For when ${email} has lost both app and backup codes. They are signed out, sign in with the password alone, and set up another one. Make sure that it is really they who ask.`,
    confirm: 'Reset it',
    write: { path: `${path}/second-factor`, method: 'DELETE', said: 'The second factor is reset.' },
  };
  const remove: Question = {
    title: 'Remove from the team',
    text: `${email} keeps their account as a shopper, and opens nothing of the admin from now on.`,
    confirm: 'Remove from the team',
    write: { path, method: 'PATCH', body: { role: 'customer', was: role }, said: `${email} works here no more.` },
  };

  async function answer() {
    if (question) await write(question.write);
    setQuestion(undefined);
  }

  return (
    <>
      <Menu
        label={`What to do about ${email}`}
        trigger={<Ellipsis className="size-5" aria-hidden="true" />}
        items={[
          {
            label: 'Give another role',
            icon: <UserCog className={ICON} aria-hidden="true" />,
            onSelect: () => setChoosing(true),
          },
          {
            label: 'Sign out everywhere',
            icon: <LogOut className={ICON} aria-hidden="true" />,
            isDisabled: member.sessions === 0,
            onSelect: () => setQuestion(signOut),
          },
          {
            label: 'Reset the second factor',
            icon: <KeyRound className={ICON} aria-hidden="true" />,
            isDisabled: secondFactor === 'off',
            onSelect: () => setQuestion(reset),
          },
          {
            label: 'Remove from the team',
            icon: <UserX className="size-4" aria-hidden="true" />,
            isDangerous: true,
            onSelect: () => setQuestion(remove),
          },
        ]}
      />
      <RoleDialog key={role} member={member} isOpen={isChoosing} onClose={() => setChoosing(false)} />
      <ConfirmDialog
        isOpen={question !== undefined}
        onClose={() => setQuestion(undefined)}
        onConfirm={answer}
        title={question?.title ?? ''}
        text={question?.text ?? ''}
        confirm={question?.confirm ?? ''}
        isDangerous
        isBusy={isBusy}
      />
    </>
  );
}
