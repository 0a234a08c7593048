import { sql } from 'drizzle-orm';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId } from '#lib/catalog/ids.ts';
import { commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { isAddress } from './address.ts';
import { type MailKind, queueMail, SECRET_KINDS, sendLater } from './queue-mail.ts';
import type { MailStatus } from './send-mail.ts';

/**
 * - `queued`: it will go out; `id` is the mail's, or that of its copy
 * - `waiting`: it, or a copy of it, is about to go out already
 * - `personal`: it has a link by which an account is opened, and which has ended or will
 * - `undeliverable`: there is no such address
 */
export type Resent = { state: 'queued'; id: string } | { state: 'waiting' | 'personal' | 'undeliverable' | 'unknown' };

type Row = {
  kind: MailKind;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  orderId: string | null;
  status: MailStatus;
};

/**
 * Sends a mail again. One that nobody has got goes out as it is; of one that was sent, or may have been, a copy does, since
 * programs that have seen a mail before show it once.
 * @throws ForbiddenError for less than support
 */
export async function resendMail(actor: Actor, id: string): Promise<Resent> {
  assertMay(actor, 'support');
  if (!isId(id)) return { state: 'unknown' };
  const { result } = await commitChange<Resent>(async (tx) => {
    const [mail] = await tx.execute<Row>(sql`
      SELECT kind, recipient, subject, html, text, order_id AS "orderId", status FROM mails WHERE id = ${id}::bigint FOR UPDATE`);
    if (!mail) return { result: { state: 'unknown' } };
    if (SECRET_KINDS.has(mail.kind)) return { result: { state: 'personal' } };
    if (!isAddress(mail.recipient)) return { result: { state: 'undeliverable' } };
    if (await isWaiting(tx, id, mail)) return { result: { state: 'waiting' } };
    const wasSeen = mail.status === 'sent' || mail.status === 'unsure';
    const queued = wasSeen ? await copy(tx, id, mail) : await requeue(tx, id);
    const subject = { kind: 'mail', id, name: mail.subject };
    const before = { status: mail.status };
    await recordAudit(tx, actor, { action: 'mail.resend', subject, before, after: { status: 'queued' } });
    return { result: { state: 'queued', id: queued } };
  });
  return result;
}

const copyKey = (id: string) => `copy:${id}:`;

async function isWaiting(tx: Transaction, id: string, { status }: Row): Promise<boolean> {
  if (status === 'queued' || status === 'sending') return true;
  const [copied] = await tx.execute(sql`
    SELECT FROM mails WHERE dedupe_key LIKE ${`${copyKey(id)}%`} AND status IN ('queued', 'sending') LIMIT 1`);
  return copied !== undefined;
}

async function requeue(tx: Transaction, id: string): Promise<string> {
  await tx.execute(sql`
    UPDATE mails SET status = 'queued', attempts = 0, last_error = NULL WHERE id = ${id}::bigint`);
  await sendLater(tx, id);
  return id;
}

async function copy(tx: Transaction, id: string, { recipient, orderId, status: _, ...mail }: Row): Promise<string> {
  const [copies] = await tx.execute<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM mails WHERE dedupe_key LIKE ${`${copyKey(id)}%`}`);
  const dedupeKey = `${copyKey(id)}${(copies?.count ?? 0) + 1}`;
  const queued = await queueMail(tx, { ...mail, to: recipient, dedupeKey, ...(orderId && { orderId }) });
  if (queued === undefined) throw new Error(`mail ${id} has a copy of this number already`);
  return queued;
}
