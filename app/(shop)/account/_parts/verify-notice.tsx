import { Notice } from '#app/_ui/primitives/notice.tsx';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import { readFormState } from '#app/(shop)/_forms/read-form-state.ts';

export type VerifyNoticeProps = { email: string };

/** Of an address that nobody has shown to be theirs yet: what that is good for, and another link. */
export async function VerifyNotice({ email }: VerifyNoticeProps) {
  return (
    <Notice kind="low" title="Is this your address?" className="mt-6">
      <p>
        We have sent a link to <strong className="break-all font-semibold">{email}</strong>. You can shop without it;
        once you follow it, what you ordered with this address as a guest is here as well.
      </p>
      <AccountForm
        name="resend-verification"
        submit="Send another link"
        look="quiet"
        {...(await readFormState('resend-verification'))}
        className="mt-1"
      />
    </Notice>
  );
}
