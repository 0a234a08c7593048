import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { NewPassword } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';

export const metadata: Metadata = {
  title: 'Choose a new password',
  robots: { index: false, follow: false },
  // The address has the token in it, which no other site needs to know; without any, forms would come from nowhere.
  referrer: 'same-origin',
};

export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  await connection();
  const { token } = await searchParams;
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryHeading title="This link is not whole">
        It may have been cut in two by a program for mail. Copy all of it, or{' '}
        <EntryLink href="/forgot-password">have another one sent</EntryLink>.
      </EntryHeading>
    );
  }
  return (
    <>
      <EntryHeading title="Choose a new password">
        With it you are signed out everywhere, and sign in anew.
      </EntryHeading>
      <AccountForm
        name="reset-password"
        submit="Set the password"
        {...(await readFormState('reset-password'))}
        className="mt-8 space-y-5"
      >
        <input type="hidden" name="token" value={token} />
        <NewPassword label="New password" />
      </AccountForm>
      <p className="mt-8 border-line border-t pt-6 text-small">
        Does the link not work any more? <EntryLink href="/forgot-password">Have another one sent</EntryLink>
      </p>
    </>
  );
}
