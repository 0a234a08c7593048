import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { EmailField, FormField, NewPassword } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';
import { readNext, withNext } from '#app/(shop)/(entry)/_entry/read-next.ts';

export const metadata: Metadata = { title: 'Open an account', robots: { index: false, follow: false } };

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  await connection();
  const next = await readNext(searchParams);
  return (
    <>
      <EntryHeading title="Open an account" />
      <AccountForm
        name="sign-up"
        submit="Open the account"
        {...(await readFormState('sign-up'))}
        className="mt-8 space-y-5"
      >
        <input type="hidden" name="next" value={next} />
        <FormField name="name" label="Your name" autoComplete="name" maxLength={100} missing="Enter your name" />
        <EmailField />
        <NewPassword />
      </AccountForm>
      <p className="mt-8 border-line border-t pt-6 text-small">
        Been here before? <EntryLink href={withNext('/sign-in', next)}>Sign in</EntryLink>
      </p>
    </>
  );
}
