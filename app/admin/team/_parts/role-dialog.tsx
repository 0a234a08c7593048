'use client';

import { useState } from 'react';
import type { TeamMember } from '#lib/team/types.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { RoleChoice } from './role-choice.tsx';
import { useTeamWrite } from './use-team-write.ts';

export type RoleDialogProps = { member: TeamMember; isOpen: boolean; onClose: () => void };

/** Gives somebody another role: refused where somebody else has given them one meanwhile. */
export function RoleDialog({ member: { id, email, role: was }, isOpen, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(was);
  const { write, isBusy } = useTeamWrite();
  async function save() {
    const said = `${email} has the role ${role} now.`;
    await write({ path: `/api/admin/team/${encodeURIComponent(id)}`, method: 'PATCH', body: { role, was }, said });
    onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Give another role"
      text={`${email} is ${was}. Another role counts from their next request on.`}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" onClick={save} isBusy={isBusy}>
            Give the role
          </Button>
        </>
      }
    >
      <RoleChoice value={role} onChange={setRole} />
    </Dialog>
  );
}
