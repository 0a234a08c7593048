import { z } from 'zod';
import { isAddress } from './address.ts';

export type SmtpConfig = {
  /** As nodemailer reads it: options may follow as a query, such as `?requireTLS=true`. */
  url: string;
  from: { name: string; address: string };
};

const MAILBOX = /^(?:(?<name>[^<>"\p{Cc}]*?)\s*<(?<bracketed>[^<>]+)>|(?<plain>[^<>\s]+))$/u;

/** The variables that say how mail leaves; lib/config.ts takes them in. */
export const mailEnvironment = {
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, 'must be smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((value) => readMailbox(value) !== undefined, 'must be an address, or NAME <ADDRESS>')
    .optional(),
};

type Environment = z.infer<z.ZodObject<typeof mailEnvironment>>;

/** A server without a sender is a mistake. A sender without a server is one that waits for it. */
export function checkMail(data: Environment, context: z.core.$RefinementCtx): void {
  if (data.SMTP_URL && isSmtpUrl(data.SMTP_URL) && !data.MAIL_FROM) {
    context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'must be set as well, since SMTP_URL is' });
  }
}

/** Undefined when no server is named: mail is kept. */
export function readMail({ SMTP_URL: url, MAIL_FROM: mailbox = '' }: Environment): SmtpConfig | undefined {
  const from = readMailbox(mailbox);
  return url && from ? { url, from } : undefined;
}

function readMailbox(text: string): SmtpConfig['from'] | undefined {
  const { name = '', bracketed, plain } = MAILBOX.exec(text.trim())?.groups ?? {};
  const address = bracketed ?? plain;
  return address !== undefined && isAddress(address) ? { name, address } : undefined;
}

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname } = new URL(value);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname);
}
