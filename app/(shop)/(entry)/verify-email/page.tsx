import type { Metadata } from 'next';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';

export const metadata: Metadata = {
  title: 'Is this your address?',
  robots: { index: false, follow: false },
  // The address has the token in it, which no other site needs to know; without any, forms would come from nowhere.
  referrer: 'same-origin',
};

/** Asks with a button: programs that look through mail follow links, and must not answer for anybody. */
export default async function VerifyEmailPage({ searchParams }: PageProps<'/verify-email'>) {
  await connection();
  const { token } = await searchParams;
  if (typeof token !== 'string' || token === '') {
    return (
      <EntryHeading title="This link is not whole">
        It may have been cut in two by a program for mail. Copy all of it, or have another one sent from{' '}
        <EntryLink href="/account/profile">your profile</EntryLink>.
      </EntryHeading>
    );
  }
  return (
    <>
      <EntryHeading title="Is this your address?">
        Say so if you have opened an account at Strata, or changed its address, yourself. What you ordered with this
        address as a guest is then among your orders.
      </EntryHeading>
      <AccountForm
        name="verify-email"
        submit="Yes, it is mine"
        {...(await readFormState('verify-email'))}
        className="mt-2"
      >
        <input type="hidden" name="token" value={token} />
      </AccountForm>
      <p className="mt-8 border-line border-t pt-6 text-small">If it was not you, close this page: nothing happens.</p>
    </>
  );
}
