import { type MailKind, queueMail } from '#lib/mail/queue-mail.ts';
import { resetPassword } from '#lib/mail/templates/reset-password.ts';
import { verifyEmail } from '#lib/mail/templates/verify-email.ts';
import { getRuntime } from '#lib/runtime.ts';

type Recipient = { email: string };
type Rendered = { subject: string; html: string; text: string };

/** How long the link to a new password works. */
export const RESET_MINUTES = 60;

/** Both links lead to a page with a button, since programs that look through mail follow links, and would use them up. */
export async function mailVerification({ email }: Recipient, token: string): Promise<void> {
  await queue('verify-email', email, await verifyEmail({ url: toUrl('/verify-email', token) }));
}

export async function mailPasswordReset({ email }: Recipient, token: string): Promise<void> {
  const url = toUrl('/reset-password', token);
  await queue('reset-password', email, await resetPassword({ url, minutes: RESET_MINUTES }));
}

const toUrl = (path: string, token: string) =>
  `${getRuntime().config.siteUrl}${path}?${new URLSearchParams({ token })}`;

async function queue(kind: MailKind, to: string, mail: Rendered): Promise<void> {
  await getRuntime().db.transaction((tx) => queueMail(tx, { kind, to, ...mail }));
}
