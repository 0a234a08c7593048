import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** `kept`: there is no SMTP server, so it can be read in the shop only. `unsure`: the server may have taken it, or not. */
export const mailStatus = pgEnum('mail_status', ['queued', 'sending', 'sent', 'kept', 'failed', 'unsure']);

/** Every mail, in the transaction of what it is about; a job then sends it. */
export const mails = pgTable(
  'mails',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `order-confirmation`, `reset-password` and so on. */
    kind: text().notNull(),
    /** What is said once is queued once, whoever asks again. */
    dedupeKey: text().unique(),
    recipient: text().notNull(),
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    /** The order that it is about, if any. */
    orderId: text(),
    status: mailStatus().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    lastError: text(),
    createdAt: moment().notNull().defaultNow(),
    sentAt: moment(),
  },
  (t) => [
    index('mails_newest').on(t.createdAt.desc(), t.id),
    index('mails_order').on(t.orderId),
    check('mails_recipient', sql`length(${t.recipient}) BETWEEN 3 AND 254`),
  ],
);
