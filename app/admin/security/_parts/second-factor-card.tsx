'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import type { SecondFactor } from '#lib/accounts/second-factor/read.ts';
import { Button } from '../../_ui/button.tsx';
import { Card } from '../../_ui/card.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { Status } from '../../_ui/status.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

export type SecondFactorCardProps = { secondFactor: SecondFactor; isRequired: boolean };

type Open = { dialog: 'set-up' | 'redraw' | 'turn-off' } | { dialog: 'codes'; codes: string[] } | undefined;

/** Fewer backup codes than these are said to be few. */
const FEW = 3;

export function SecondFactorCard({ secondFactor, isRequired }: SecondFactorCardProps) {
  const [open, setOpen] = useState<Open>();
  const router = useRouter();
  const close = () => setOpen(undefined);
  const isOn = secondFactor.state === 'on';

  const setUp = (isNowOn: boolean) => {
    close();
    if (!isNowOn) return;
    toast.success('Signing in asks you for a code from now on.');
    router.refresh();
  };
  const turnOff = () => {
    close();
    toast('Signing in takes your password alone again.');
    router.refresh();
  };
  const show = ({ backupCodes }: { backupCodes: string[] }) => {
    setOpen({ dialog: 'codes', codes: backupCodes });
    router.refresh();
  };

  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-3">
          Second factor <Status tone={isOn ? 'good' : isRequired ? 'bad' : 'low'}>{isOn ? 'On' : 'Off'}</Status>
        </span>
      }
      text="A code of an app on your phone, beside the password: whoever has one of them alone does not get in."
    >
      {isOn ? (
        <>
          <p className="text-small">
            {secondFactor.codesLeft} of 10 backup codes are left.
            {secondFactor.codesLeft < FEW && ' Draw others soon: without the app they are the only way in.'}
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button onClick={() => setOpen({ dialog: 'redraw' })}>Draw other backup codes</Button>
            {!isRequired && (
              <Button kind="danger" onClick={() => setOpen({ dialog: 'turn-off' })}>
                Turn it off
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          {isRequired && (
            <p className="mb-4 rounded-xl bg-low-soft px-4 py-3 font-medium text-low text-small">
              The owner of the shop asks it of everybody who works here. Until then nothing else opens.
            </p>
          )}
          <Button kind="primary" onClick={() => setOpen({ dialog: 'set-up' })}>
            Set it up
          </Button>
        </>
      )}
      <SetUpDialog isOpen={open?.dialog === 'set-up'} onClose={setUp} />
      <PasswordDialog
        isOpen={open?.dialog === 'redraw'}
        onClose={close}
        title="Draw other backup codes"
        text="Those that you have work no more then."
        submit="Draw them"
        method="POST"
        path="/api/admin/security/backup-codes"
        onDone={show}
      />
      <PasswordDialog
        isOpen={open?.dialog === 'turn-off'}
        onClose={close}
        title="Turn the second factor off"
        text="Whoever knows your password can then sign in as you."
        submit="Turn it off"
        isDangerous
        method="DELETE"
        path="/api/admin/security/second-factor"
        onDone={turnOff}
      />
      <Dialog isOpen={open?.dialog === 'codes'} onClose={close} title="Your backup codes">
        {open?.dialog === 'codes' && <BackupCodes codes={open.codes} onDone={close} />}
      </Dialog>
    </Card>
  );
}
