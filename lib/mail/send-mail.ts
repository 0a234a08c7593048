import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type mailStatus, mails } from '#db/schema/mails.ts';
import type { JobContext } from '#lib/jobs/tasks.ts';
import { getRuntime } from '#lib/runtime.ts';
import { composeMessage } from './compose.ts';
import type { SmtpConfig } from './config.ts';
import type { Delivered } from './deliver.ts';
import { deliverGuarded } from './deliver-guarded.ts';

export type MailStatus = (typeof mailStatus.enumValues)[number];
type Mail = typeof mails.$inferSelect;

/** Thrown for what may go better later; the queue then tries again, ever more rarely. */
export class MailDeferredError extends Error {
  override name = 'MailDeferredError';
}

/**
 * Brings one mail to its recipient, or keeps it where no SMTP server is configured. Exactly once, as far as SMTP allows: that it
 * is being sent is committed before the first byte of its content goes out. Whoever finds it so afterwards cannot know whether
 * the server has it; it becomes `unsure`, and is not sent again.
 * @throws MailDeferredError when it is to be tried again
 */
export async function sendMail({ mailId }: { mailId: string }, context: JobContext): Promise<void> {
  const { db, config } = getRuntime();
  const [mail] = await db
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, Number(mailId)), inArray(mails.status, ['queued', 'sending'])))
    .returning();
  if (!mail) return;
  if (mail.status === 'sending')
    return settle(mail, ['sending'], 'unsure', 'The process that was sending it has ended.');
  if (!config.smtp) return settle(mail, ['queued'], 'kept');
  const { outcome, claim } = await sendBy(config.smtp, mail, context.signal);
  if (claim === 'taken by another') return;
  const status = statusAfter(outcome, context);
  // Whoever sent it knows what became of it, also where another process has given it up for unsure meanwhile.
  const from: MailStatus[] = claim === 'ours' ? ['sending', 'unsure'] : ['queued'];
  await settle(mail, from, status, outcome.state === 'taken' ? null : outcome.reason);
  if (status === 'queued') throw new MailDeferredError('the mail was not taken yet');
}

/** Of several that send the same mail one has the claim; the others break off before they have said anything of it. */
type Claim = 'none' | 'ours' | 'taken by another';

async function sendBy(
  smtp: SmtpConfig,
  mail: Mail,
  signal: AbortSignal,
): Promise<{ outcome: Delivered; claim: Claim }> {
  let claim: Claim = 'none';
  const outcome = await deliverGuarded(smtp, {
    from: smtp.from.address,
    to: mail.recipient,
    message: await composeMessage(mail, smtp.from),
    signal,
    async beforeContent() {
      const claimed = await getRuntime()
        .db.update(mails)
        .set({ status: 'sending' })
        .where(and(eq(mails.id, mail.id), eq(mails.status, 'queued')))
        .returning({ id: mails.id });
      claim = claimed.length > 0 ? 'ours' : 'taken by another';
      if (claim !== 'ours') throw new Error('another process sends it');
    },
  });
  return { outcome, claim };
}

function statusAfter({ state }: Delivered, { attempt, maxAttempts }: JobContext): MailStatus {
  if (state === 'taken') return 'sent';
  if (state === 'unsure') return 'unsure';
  return state === 'refused' || attempt >= maxAttempts ? 'failed' : 'queued';
}

/** What the server has said must not be lost to a database that is away for a moment. */
const persistently = retry(handleAll, { maxAttempts: 6, backoff: new ExponentialBackoff({ initialDelay: 100 }) });

async function settle(
  { id, kind }: Mail,
  from: readonly MailStatus[],
  status: MailStatus,
  lastError: string | null = null,
): Promise<void> {
  const { db, log, metrics } = getRuntime();
  await persistently.execute(() =>
    db
      .update(mails)
      .set({ status, lastError, ...(status === 'sent' ? { sentAt: sql`clock_timestamp()` } : {}) })
      .where(and(eq(mails.id, id), inArray(mails.status, [...from]))),
  );
  metrics.countMail(kind, status);
  // The reason may name the recipient: it is in the database, and not in the log.
  if (status === 'failed' || status === 'unsure') log.error({ mail: id, kind, status }, 'mail not sent');
}
