import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { EmailField } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false, follow: false } };

export default async function ForgotPasswordPage() {
  await connection();
  return (
    <>
      <EntryHeading title="Forgot your password?">
        Tell us the address of your account, and we send a link to it with which you choose another one.
      </EntryHeading>
      <AccountForm
        name="forgot-password"
        submit="Send the link"
        {...(await readFormState('forgot-password'))}
        className="mt-8 space-y-5"
      >
        <EmailField autoComplete="username" />
      </AccountForm>
      <p className="mt-8 border-line border-t pt-6 text-small">
        <EntryLink href="/sign-in">Back to sign in</EntryLink>
      </p>
    </>
  );
}
