import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { EntryHeading } from '#app/(shop)/(entry)/_entry/entry-heading.tsx';
import { EntryLink } from '#app/(shop)/(entry)/_entry/entry-link.tsx';
import { withNext } from '#app/(shop)/(entry)/_entry/read-next.ts';
import { getViewer } from '#lib/accounts/viewer.ts';
import { findOffer } from '#lib/team/join.ts';

export const metadata: Metadata = {
  title: 'An invitation',
  robots: { index: false, follow: false },
  // The address has the token in it, which no other site needs to know; without any, forms would come from nowhere.
  referrer: 'same-origin',
};

/** Asks with a button: programs that look through mail follow links, and must not answer for anybody. */
export default async function JoinPage({ searchParams }: PageProps<'/join'>) {
  await connection();
  const { token } = await searchParams;
  const offer = typeof token === 'string' && token !== '' ? await findOffer(token) : undefined;
  if (!offer) {
    return (
      <EntryHeading title="This invitation is over">
        It was used or taken back, or is older than a week. Whoever invited you can send another one.
      </EntryHeading>
    );
  }
  const here = `/join?${new URLSearchParams({ token: String(token) })}`;
  const viewer = await getViewer(await headers());
  const isTheirs = viewer.kind === 'user' && viewer.email === offer.email;
  return (
    <>
      <EntryHeading title="Will you help run the shop?">
        You are invited to work for Strata as {offer.role}, with the address {offer.email}.
      </EntryHeading>
      {isTheirs ? (
        <AccountForm name="join" submit={`Join as ${offer.role}`} {...(await readFormState('join'))} className="mt-2">
          <input type="hidden" name="token" value={token} />
        </AccountForm>
      ) : (
        <p className="mt-8 border-line border-t pt-6">
          {viewer.kind === 'user' ? (
            <>You are signed in as {viewer.email}: sign out, and follow the link once more.</>
          ) : (
            <>
              <EntryLink href={withNext('/sign-in', here)}>Sign in</EntryLink> with this address, or{' '}
              <EntryLink href={withNext('/sign-up', here)}>open an account</EntryLink> with it, to say yes.
            </>
          )}
        </p>
      )}
    </>
  );
}
