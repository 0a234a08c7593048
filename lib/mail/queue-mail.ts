import { mails } from '#db/schema/mails.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import { isAddress, toHeaderText } from './address.ts';

export type MailKind =
  | 'order-confirmation'
  | 'order-shipped'
  | 'order-cancelled'
  | 'order-refunded'
  | 'verify-email'
  | 'team-invitation'
  | 'reset-password'
  | 'account-changed'
  | 'second-factor'
  | 'back-in-stock';

/** Whoever reads these can act as their recipient, who may be an owner. */
export const SECRET_KINDS: ReadonlySet<string> = new Set<MailKind>([
  'reset-password',
  'verify-email',
  'team-invitation',
]);

export type NewMail = {
  kind: MailKind;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** What is said once has a key: whoever says it again, says nothing. */
  dedupeKey?: string;
  /** The order that it is about, if any. */
  orderId?: string;
};

/** The last try comes about 18 hours after the first (graphile-worker waits e^attempt seconds, an hour and more at the end). */
const MAX_ATTEMPTS = 12;

/**
 * Puts a mail into the caller's transaction: it will be sent if and only if that commits. An address that cannot be one
 * fails the mail, never what it is about.
 * @returns its id; undefined where it was said before
 */
export async function queueMail(tx: Transaction, mail: NewMail): Promise<string | undefined> {
  const { kind, to, subject, html, text, dedupeKey, orderId } = mail;
  const deliverable = isAddress(to);
  const [row] = await tx
    .insert(mails)
    .values({
      kind,
      recipient: to.slice(0, 254),
      subject: toHeaderText(subject),
      html,
      text,
      dedupeKey: dedupeKey ?? null,
      orderId: orderId ?? null,
      ...(deliverable ? {} : { status: 'failed', lastError: 'the recipient is no address' }),
    })
    .onConflictDoNothing({ target: mails.dedupeKey })
    .returning({ id: mails.id });
  if (!row) return undefined;
  const id = String(row.id);
  if (deliverable) await sendLater(tx, id);
  return id;
}

/** Queues the sending of a mail whose row is there. */
export const sendLater = (tx: Transaction, mailId: string): Promise<void> =>
  queueJob(tx, 'send-mail', { mailId }, { key: `mail:${mailId}`, maxAttempts: MAX_ATTEMPTS });
