'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { TextField } from '#app/_ui/primitives/field.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { mayBeSignedIn } from '#app/_ui/signed-in-hint.ts';

export type StockNoticeFormProps = { variantId: string };

/** Said to people as it is. */
class RefusedError extends Error {
  override name = 'RefusedError';
}

export function StockNoticeForm({ variantId }: StockNoticeFormProps) {
  const field = useRef<HTMLDivElement>(null);
  const [invalid, setInvalid] = useState<string>();
  // Somebody who is signed in need not type what the shop knows.
  const { data: known } = useQuery({
    queryKey: ['account-email'],
    queryFn: fetchEmail,
    enabled: mayBeSignedIn(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const ask = useMutation({ mutationFn: (email: string) => sendNotice(variantId, email) });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim();
    const input = field.current?.querySelector('input');
    if (!input?.checkValidity()) {
      setInvalid('Write an e-mail address, such as ada@example.com');
      input?.focus();
      return;
    }
    setInvalid(undefined);
    ask.mutate(email);
  }

  if (ask.isSuccess) {
    return (
      <Notice kind="good" role="status" title="Noted">
        We write once to {ask.variables}, when it is there again, and to nobody else.
      </Notice>
    );
  }
  return (
    <form noValidate onSubmit={submit} aria-labelledby="stock-notice" className="rounded-3xl bg-layer-2 p-5 sm:p-6">
      <h2 id="stock-notice" className="font-semibold text-body">
        Hear when it is back
      </h2>
      <p className="mt-1 text-ink-soft text-small">
        One mail, and those who asked first come first. A month later the address is forgotten.
      </p>
      <div ref={field} className="mt-4 grid items-start gap-3 sm:grid-cols-[1fr_auto]">
        <TextField
          // Anew when the address is known, unless something is typed already.
          key={known}
          id="notice-email"
          name="email"
          type="email"
          label="E-mail"
          autoComplete="email"
          defaultValue={known}
          maxLength={254}
          error={invalid}
        />
        <button type="submit" disabled={ask.isPending} className={`${buttonStyles.solid} min-h-13! sm:mt-7`}>
          {ask.isPending ? 'Sending…' : 'Tell me'}
        </button>
      </div>
      <div aria-live="polite">
        {ask.error && (
          <p className="mt-2 font-medium text-bad text-small">
            {ask.error instanceof RefusedError ? ask.error.message : 'The shop cannot be reached. Try again.'}
          </p>
        )}
      </div>
    </form>
  );
}

async function fetchEmail(): Promise<string> {
  const response = await fetch('/api/account');
  if (!response.ok) throw new Error(`The account answered ${response.status}`);
  return ((await response.json()) as { email: string }).email;
}

async function sendNotice(variantId: string, email: string): Promise<void> {
  const response = await fetch('/api/stock-notices', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ variantId, email }),
  });
  if (response.ok) return;
  if (response.status === 400) throw new RefusedError('That is no e-mail address.');
  if (response.status === 429) throw new RefusedError('That was often. Try again in a while.');
  throw new RefusedError('That could not be saved. Try again.');
}
