'use client';

import { useState } from 'react';
import type { Enrolment } from '#lib/accounts/second-factor/enrol.ts';
import { Dialog } from '../../_ui/dialog.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordForm } from './password-form.tsx';
import { ScanStep } from './scan-step.tsx';
import { useOwnSignIn } from './use-own-sign-in.ts';

type Step = { name: 'password' } | { name: 'scan'; enrolment: Enrolment } | { name: 'codes'; codes: string[] };

const TITLES: Record<Step['name'], string> = {
  password: 'Set up a second factor',
  scan: 'Add Strata to your app',
  codes: 'Your backup codes',
};

/** From the password over the app's first code to the backup codes. Closed before that code, nothing has changed. */
export function SetUpDialog({ isOpen, onClose }: { isOpen: boolean; onClose: (isOn: boolean) => void }) {
  const [step, setStep] = useState<Step>({ name: 'password' });
  const { send, isBusy, error, forget } = useOwnSignIn();

  async function begin(password: string) {
    const enrolment = await send<Enrolment>('/api/admin/security/second-factor', {
      method: 'POST',
      body: { password },
    });
    if (enrolment) setStep({ name: 'scan', enrolment });
  }
  async function confirm({ backupCodes }: Enrolment, code: string) {
    const path = '/api/admin/security/second-factor/confirm';
    if (await send(path, { method: 'POST', body: { code } })) setStep({ name: 'codes', codes: backupCodes });
  }
  const close = () => {
    onClose(step.name === 'codes');
    setStep({ name: 'password' });
    forget();
  };

  return (
    <Dialog isOpen={isOpen} onClose={close} title={TITLES[step.name]}>
      {step.name === 'password' && (
        <PasswordForm submit="Go on" {...{ isBusy, error }} onSubmit={begin}>
          <p className="text-ink-soft text-small">
            You need an app that makes codes, such as the one of your password manager, or Google Authenticator.
          </p>
        </PasswordForm>
      )}
      {step.name === 'scan' && (
        <ScanStep enrolment={step.enrolment} {...{ isBusy, error }} onCode={(code) => confirm(step.enrolment, code)} />
      )}
      {step.name === 'codes' && <BackupCodes codes={step.codes} onDone={close} />}
    </Dialog>
  );
}
