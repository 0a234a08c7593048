import { and, count, desc, eq, getTableColumns, ilike, or } from 'drizzle-orm';
import { z } from 'zod';
import { escapeLike } from '#db/escape-like.ts';
import { mailStatus, mails } from '#db/schema/mails.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { hasRole } from '#lib/accounts/roles.ts';
import { isId } from '#lib/catalog/ids.ts';
import type { Page } from '#lib/catalog/types.ts';
import { pageNumber, pageSize, searchWords } from '#lib/http/params.ts';
import { getRuntime } from '#lib/runtime.ts';
import { SECRET_KINDS } from './queue-mail.ts';
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
  /** Whether it is of a kind that `resendMail` sends again. */
  mayResend: boolean;
};

export const mailListQuery = z.object({
  page: pageNumber,
  pageSize,
  status: z.enum(mailStatus.enumValues).optional(),
  /** A part of its subject or of its recipient. */
  q: searchWords.optional(),
});

/** How many there are of each status, whatever status is asked for. */
export type MailCounts = Partial<Record<MailStatus, number>>;

/**
 * Mails, the newest first.
 * @throws ForbiddenError for less than support
 */
export async function listMails(
  actor: Actor,
  { page, pageSize, status, q }: z.output<typeof mailListQuery>,
): Promise<Page<MailSummary> & { counts: MailCounts }> {
  assertMay(actor, 'support');
  const { db } = getRuntime();
  const pattern = `%${escapeLike(q ?? '')}%`;
  const found = q ? or(ilike(mails.recipient, pattern), ilike(mails.subject, pattern)) : undefined;
  const [rows, counted] = await Promise.all([
    db
      .select(summary)
      .from(mails)
      .where(and(found, status && eq(mails.status, status)))
      .orderBy(desc(mails.createdAt), desc(mails.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ status: mails.status, count: count() }).from(mails).where(found).groupBy(mails.status),
  ]);
  const counts: MailCounts = Object.fromEntries(counted.map((row) => [row.status, row.count]));
  const total = counted.reduce((sum, row) => sum + (status && row.status !== status ? 0 : row.count), 0);
  return { items: rows.map(toSummary), page, pageSize, total, counts };
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
  const mayResend = !SECRET_KINDS.has(row.kind);
  const isShown = mayResend || hasRole(actor.role, 'owner');
  return { ...toSummary(row), mayResend, content: isShown ? { state: 'shown', html, text } : { state: 'withheld' } };
}

const { html: _, text: __, dedupeKey: ___, ...summary } = getTableColumns(mails);

function toSummary(row: Omit<typeof mails.$inferSelect, 'html' | 'text' | 'dedupeKey'>): MailSummary {
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
