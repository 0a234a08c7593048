'use client';

import { type FormEvent, useState } from 'react';
import type { Enrolment } from '#lib/accounts/second-factor/enrol.ts';
import { Button } from '../../_ui/button.tsx';
import { InputField } from '../../_ui/field.tsx';
import { QrCode } from '../../_ui/qr-code.tsx';

export type ScanStepProps = {
  enrolment: Enrolment;
  isBusy: boolean;
  error: string | undefined;
  onCode: (code: string) => void;
};

/** The key for the app, as a picture and to be typed; the app's first code shows that it has it. */
export function ScanStep({ enrolment: { uri, key }, isBusy, error, onCode }: ScanStepProps) {
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onCode(code);
  };
  return (
    <form onSubmit={send} className="space-y-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
        <QrCode text={uri} label="The key for your app" />
        <div className="min-w-0 flex-1 basis-48 text-small">
          <p>Scan this with the app. On this very device, open it there instead, or type the key:</p>
          <p className="wrap-anywhere mt-2 font-mono text-micro">{key.replaceAll(/.{4}(?!$)/g, '$& ')}</p>
          <a
            href={uri}
            className="mt-2 inline-flex min-h-9 items-center font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            Open in an app
          </a>
        </div>
      </div>
      <InputField
        label="The code that the app shows"
        hint="Six digits, another one every 30 seconds."
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={7}
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={error}
      />
      <div className="flex justify-end">
        <Button type="submit" kind="primary" isBusy={isBusy}>
          Turn it on
        </Button>
      </div>
    </form>
  );
}
