import type { Metadata } from 'next';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { GivenPassword, NewPassword, OwnAddress } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { AccountCard } from '#app/(shop)/account/_parts/account-card.tsx';
import { AccountHeading } from '#app/(shop)/account/_parts/account-heading.tsx';
import { requireSession } from '#app/(shop)/account/_parts/require-session.ts';
import { listSessions } from '#lib/accounts/sessions.ts';
import { SessionRow } from './_parts/session-row.tsx';

export const metadata: Metadata = { title: 'Security', robots: { index: false, follow: false } };

export default async function SecurityPage() {
  const session = await requireSession('/account/security');
  const [sessions, leaving] = await Promise.all([listSessions(session), readFormState('remove-account')]);
  return (
    <>
      <AccountHeading title="Security" />
      <AccountCard
        id="devices"
        title="Where you are signed in"
        text="Each lasts seven days from when you signed in, and ends at once when you sign it out here."
      >
        <ul className="divide-y divide-line">
          {sessions.map((one) => (
            <li key={one.id} className="py-4 first:pt-0 last:pb-0">
              <SessionRow session={one} />
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <AccountForm name="end-other-sessions" submit="Sign out everywhere else" look="plain" />
        )}
      </AccountCard>
      <AccountCard id="password" title="Your password" text="With a new one, every other device is signed out.">
        <AccountForm
          name="change-password"
          submit="Change the password"
          look="plain"
          {...(await readFormState('change-password'))}
          className="max-w-md space-y-5"
        >
          <OwnAddress email={session.email} />
          <GivenPassword name="currentPassword" label="Current password" />
          <NewPassword name="newPassword" label="New password" />
        </AccountForm>
      </AccountCard>
      <AccountCard
        id="leave"
        title="Delete your account"
        text="Your addresses, cart, wishlist and mail go with it, at once and for good. Orders stay in our books under no account, with the address of their invoice; reviews stay under no name."
      >
        {/* Without scripts what was wrong would be behind it. */}
        <details open={(leaving.errors?.length ?? 0) > 0}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-small underline decoration-line-strong underline-offset-4">
            Delete it
          </summary>
          <AccountForm
            name="remove-account"
            submit="Delete the account for good"
            look="danger"
            {...leaving}
            className="mt-4 max-w-md"
          >
            <OwnAddress email={session.email} />
            <GivenPassword label="Your password" />
          </AccountForm>
        </details>
      </AccountCard>
    </>
  );
}
