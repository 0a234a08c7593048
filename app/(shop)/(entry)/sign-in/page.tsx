import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { EmailField, GivenPassword } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';
import { readNext, withNext } from '#app/(shop)/(entry)/_entry/read-next.ts';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false, follow: false } };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  await connection();
  const next = await readNext(searchParams);
  return (
    <>
      <EntryHeading title="Sign in" />
      <AccountForm name="sign-in" submit="Sign in" {...(await readFormState('sign-in'))} className="mt-8 space-y-5">
        <input type="hidden" name="next" value={next} />
        <EmailField autoComplete="username" />
        <GivenPassword />
      </AccountForm>
      <p className="mt-6 text-small">
        <EntryLink href="/forgot-password">Forgot your password?</EntryLink>
      </p>
      <p className="mt-6 border-line border-t pt-6 text-small">
        New here? <EntryLink href={withNext('/sign-up', next)}>Open an account</EntryLink>
      </p>
    </>
  );
}
