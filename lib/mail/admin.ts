import { count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { mailStatus, mails } from '#db/schema/mails.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { hasRole } from '#lib/accounts/roles.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { MailKind } from './queue-mail.ts';
import type { MailStatus } from './send-mail.ts';

/** A mail in a list. Moments are ISO 8601. */
export type MailSummary = {
  id: string;
  kind: string;
  to: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  /** What the mail server said last, where it did not take the mail. */
  lastError: string | null;
  orderId: string | null;
  createdAt: string;
  sentAt: string | null;
};
export type MailDetails = MailSummary & {
  /** `withheld`: it has a link in it by which whoever reads it could take over an account. */
  content: { state: 'shown'; html: string; text: string } | { state: 'withheld' };
};

export const mailListQuery = z.object({
  page: pageNumber,
  pageSize,
  status: z.enum(mailStatus.enumValues).optional(),
});

/** Whoever reads these can act as their recipient, who may be an owner. */
const SECRET: ReadonlySet<string> = new Set<MailKind>(['reset-password', 'verify-email']);

/**
 * Mails, the newest first.
 * @throws ForbiddenError for less than support
 */
export async function listMails(
  actor: Actor,
  { page, pageSize, status }: z.output<typeof mailListQuery>,
): Promise<Page<MailSummary>> {
  assertMay(actor, 'support');
  const { db } = getRuntime();
  const where = status && eq(mails.status, status);
  const [rows, [all]] = await Promise.all([
    db
      .select()
      .from(mails)
      .where(where)
      .orderBy(desc(mails.createdAt), mails.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(mails).where(where),
  ]);
  return { items: rows.map(toSummary), page, pageSize, total: all?.count ?? 0 };
}

/**
 * One mail; undefined when there is none of that id. What is withheld from others, an owner sees.
 * @throws ForbiddenError for less than support
 */
export async function getMail(actor: Actor, id: string): Promise<MailDetails | undefined> {
  assertMay(actor, 'support');
  if (!isId(id)) return undefined;
  const [row] = await getRuntime()
    .db.select()
    .from(mails)
    .where(eq(mails.id, Number(id)));
  if (!row) return undefined;
  const { html, text } = row;
  const isShown = !SECRET.has(row.kind) || hasRole(actor.role, 'owner');
  return { ...toSummary(row), content: isShown ? { state: 'shown', html, text } : { state: 'withheld' } };
}

function toSummary(row: typeof mails.$inferSelect): MailSummary {
  const { id, kind, recipient, subject, status, attempts, lastError, orderId, createdAt, sentAt } = row;
  return {
    id: String(id),
    kind,
    to: recipient,
    subject,
    status,
    attempts,
    lastError,
    orderId,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  };
}
