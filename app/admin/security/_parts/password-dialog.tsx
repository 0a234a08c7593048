'use client';

import { Dialog } from '../../_ui/dialog.tsx';
import { PasswordForm } from './password-form.tsx';
import { useOwnSignIn } from './use-own-sign-in.ts';

export type PasswordDialogProps<Answer> = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  submit: string;
  isDangerous?: boolean;
  method: 'POST' | 'DELETE';
  path: string;
  onDone: (answer: Answer) => void;
};

/** One write to somebody's own sign-in that takes nothing but the password. */
export function PasswordDialog<Answer>(props: PasswordDialogProps<Answer>) {
  const { isOpen, onClose, title, text, submit, isDangerous = false, method, path, onDone } = props;
  const { send, isBusy, error, forget } = useOwnSignIn();
  const close = () => {
    forget();
    onClose();
  };
  async function write(password: string) {
    const answer = await send<Answer>(path, { method, body: { password } });
    if (answer) onDone(answer);
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} text={text}>
      <PasswordForm {...{ submit, isDangerous, isBusy, error }} onSubmit={write} />
    </Dialog>
  );
}
