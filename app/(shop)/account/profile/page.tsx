import type { Metadata } from 'next';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { EmailField, FormField, GivenPassword } from '#app/(shop)/_forms/form-fields.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';
import { AccountCard } from '#app/(shop)/account/_parts/account-card.tsx';
import { AccountHeading } from '#app/(shop)/account/_parts/account-heading.tsx';
import { requireSession } from '#app/(shop)/account/_parts/require-session.ts';
import { VerifyNotice } from '#app/(shop)/account/_parts/verify-notice.tsx';
import { getProfile } from '#lib/accounts/profile.ts';

export const metadata: Metadata = { title: 'Profile', robots: { index: false, follow: false } };

export default async function ProfilePage() {
  const session = await requireSession('/account/profile');
  const { name, email, emailVerified } = (await getProfile(session)) ?? session;
  return (
    <>
      <AccountHeading title="Profile" />
      {!emailVerified && <VerifyNotice email={email} />}
      <AccountCard id="name" title="Your name" text="As we call you here and in mail.">
        <AccountForm
          name="profile"
          submit="Save"
          look="plain"
          {...(await readFormState('profile'))}
          className="max-w-md"
        >
          <FormField
            name="name"
            label="Name"
            defaultValue={name}
            autoComplete="name"
            maxLength={100}
            missing="Enter your name"
          />
        </AccountForm>
      </AccountCard>
      <AccountCard
        id="email"
        title="Your e-mail address"
        text={
          <>
            It is <strong className="break-all font-semibold text-ink">{email}</strong>. You sign in with it, and we
            write to it about your orders. Another one becomes yours here once you have followed the link that we send
            to it.
          </>
        }
      >
        <AccountForm
          name="change-email"
          submit="Send the link"
          look="plain"
          {...(await readFormState('change-email'))}
          className="max-w-md space-y-5"
        >
          <EmailField label="New e-mail address" />
          <GivenPassword label="Your password" />
        </AccountForm>
      </AccountCard>
    </>
  );
}
