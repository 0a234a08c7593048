import MailComposer from 'nodemailer/lib/mail-composer';
import type { SmtpConfig } from './config.ts';

/** What a row of `mails` says of the mail itself. */
export type StoredMail = {
  id: number;
  kind: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  createdAt: Date;
};

/**
 * The message as it goes over the wire (RFC 5322), the same at every try: its Message-ID and date are those of the row, so that
 * a recipient's program can tell a repetition from another mail.
 */
export function composeMessage(mail: StoredMail, from: SmtpConfig['from']): Promise<Buffer> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from,
    // As an object: a string would be read as a list of addresses.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.createdAt,
    messageId: `<${mail.kind}.${mail.id}.${mail.createdAt.getTime().toString(36)}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
