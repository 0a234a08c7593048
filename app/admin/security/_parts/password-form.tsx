'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../_ui/button.tsx';
import { InputField } from '../../_ui/field.tsx';

export type PasswordFormProps = {
  children?: ReactNode;
  submit: string;
  isDangerous?: boolean;
  isBusy: boolean;
  error: string | undefined;
  onSubmit: (password: string) => void;
};

/** Asks for the password once more, before anything of somebody's own sign-in changes. */
export function PasswordForm({ children, submit, isDangerous = false, isBusy, error, onSubmit }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit(password);
  };
  return (
    <form onSubmit={send} className="space-y-4">
      {children}
      <InputField
        label="Your password"
        type="password"
        autoComplete="current-password"
        maxLength={128}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={error}
      />
      <div className="flex justify-end">
        <Button type="submit" kind={isDangerous ? 'danger' : 'primary'} isBusy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
