'use client';

import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { StaffRole } from '#lib/team/types.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { InputField } from '../../_ui/field.tsx';
import { RoleChoice } from './role-choice.tsx';
import { useTeamWrite } from './use-team-write.ts';

/** Asks somebody by mail to work for the shop. */
export function InviteButton() {
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<StaffRole>('editor');
  const [error, setError] = useState<string>();
  const { write, isBusy } = useTeamWrite();

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const said = `An invitation is on its way to ${email}.`;
    const problem = await write({ path: '/api/admin/team/invitations', method: 'POST', body: { email, role }, said });
    setError(problem?.errors.map(({ detail }) => `This ${detail}.`).join(' ') || undefined);
    if (problem) return;
    setOpen(false);
    setEmail('');
  }

  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        <UserPlus className="size-4" aria-hidden="true" />
        Invite somebody
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Invite somebody"
        text="They get a mail with a link that works for a week, and sign in with this very address."
      >
        <form onSubmit={send} noValidate className="space-y-4">
          <InputField
            label="E-mail address"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={error}
          />
          <RoleChoice value={role} onChange={setRole} />
          <div className="flex justify-end">
            <Button type="submit" kind="primary" isBusy={isBusy}>
              Send the invitation
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
