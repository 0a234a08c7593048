import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { FormField } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';
import { readNext, withNext } from '#app/(shop)/(entry)/_entry/read-next.ts';
import { isCodeAwaited } from '#lib/accounts/forms/code-form.ts';

export const metadata: Metadata = { title: 'Your code', robots: { index: false, follow: false } };

/** After the password, for whoever has a second factor. */
export default async function SignInCodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  await connection();
  const next = await readNext(searchParams);
  const again = withNext('/sign-in', next);
  if (!(await isCodeAwaited(await headers()))) {
    return (
      <EntryHeading title="Your password first">
        The code comes after it. <EntryLink href={again}>Sign in</EntryLink>
      </EntryHeading>
    );
  }
  return (
    <>
      <EntryHeading title="Your code">
        Your password is right. Now enter what your app shows for Strata, or one of your backup codes.
      </EntryHeading>
      <AccountForm name="sign-in-code" submit="Go on" {...(await readFormState('sign-in-code'))} className="mt-8">
        <input type="hidden" name="next" value={next} />
        <FormField
          name="code"
          label="Code"
          hint="Six digits. A backup code has ten letters and digits, and works once."
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          missing="Enter the code"
        />
      </AccountForm>
      <p className="mt-6 border-line border-t pt-6 text-small">
        Not you, or too late? <EntryLink href={again}>Sign in again</EntryLink>
      </p>
    </>
  );
}
