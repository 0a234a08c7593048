import type { JobName, Jobs } from './jobs.ts';

export type JobContext = {
  /** 1 for the first try. */
  attempt: number;
  maxAttempts: number;
  /** Aborts when the process is to end: what can be broken off without harm may. */
  signal: AbortSignal;
};
/** Runs at least once, perhaps twice, perhaps in two processes: it must bear that. What it throws has it tried again. */
type Handler<Name extends JobName> = (payload: Jobs[Name], context: JobContext) => Promise<void>;

/** Who does which job. Loaded when first needed, so that the start of a server waits for none of it. */
export const TASKS: { readonly [Name in JobName]: () => Promise<Handler<Name>> } = {
  'publish-product': async () => (await import('#lib/catalog/schedule.ts')).publishProduct,
  'publish-due-products': async () => (await import('#lib/catalog/schedule.ts')).publishDue,
  'empty-bin': async () => (await import('#lib/catalog/empty-bin.ts')).emptyBin,
  'notify-back-in-stock': async () => (await import('#lib/stock-notices/notify.ts')).notifyBackInStock,
  'count-sales': async () => (await import('#lib/sales/count-sales.ts')).countSales,
  'forget-buyer': async () => (await import('#lib/accounts/forget-buyer.ts')).forgetBuyer,
  'forget-old-notices': async () => (await import('#lib/stock-notices/forget.ts')).forgetOldNotices,
  'prune-search-misses': async () => (await import('#lib/search/misses/admin.ts')).pruneMisses,
  'refresh-keywords': async () => (await import('#lib/catalog/categories/refresh-keywords.ts')).refreshKeywords,
  'send-mail': async () => (await import('#lib/mail/send-mail.ts')).sendMail,
  'prune-audit': async () => (await import('#lib/audit/prune.ts')).pruneAudit,
  'prune-sessions': async () => (await import('#lib/accounts/prune-sessions.ts')).pruneSessions,
  'prune-mails': async () => (await import('#lib/mail/prune-mails.ts')).pruneMails,
  'prune-carts': async () => (await import('#lib/cart/prune-carts.ts')).pruneCarts,
  'settle-payment': async () => (await import('#lib/payments/settle-payment.ts')).settlePayment,
  'finish-refund': async () => (await import('#lib/payments/refund/finish-refund.ts')).finishRefund,
  'sweep-payments': async () => (await import('#lib/payments/sweep-payments.ts')).sweepPayments,
  'write-order-mail': async () => (await import('#lib/orders/write-order-mail.ts')).writeOrderMail,
  'release-reservations': async () => (await import('#lib/reservations/release.ts')).releaseExpired,
  'check-bulk': async () => (await import('#lib/bulk/check-bulk.ts')).checkBulk,
  'run-bulk': async () => (await import('#lib/bulk/run-bulk.ts')).runBulk,
  'prune-bulk': async () => (await import('#lib/bulk/prune-bulk.ts')).pruneBulk,
  'prune-idempotency-keys': async () => (await import('#lib/idempotency/end-claim.ts')).pruneKeys,
};

/** Jobs without a payload. */
type Recurring = { [Name in JobName]: Record<string, never> extends Jobs[Name] ? Name : never }[JobName];

/**
 * What is done again and again: once in the whole fleet for each time that `match` (cron, UTC) names. What nobody ran
 * meanwhile is not made up for.
 */
export const RECURRING: readonly { name: Recurring; match: string }[] = [
  { name: 'publish-due-products', match: '* * * * *' },
  { name: 'empty-bin', match: '7 3 * * *' },
  { name: 'prune-mails', match: '41 3 * * *' },
  { name: 'prune-search-misses', match: '47 3 * * *' },
  { name: 'prune-audit', match: '51 3 * * *' },
  { name: 'prune-sessions', match: '37 3 * * *' },
  { name: 'prune-carts', match: '17 3 * * *' },
  { name: 'sweep-payments', match: '*/10 * * * *' },
  { name: 'release-reservations', match: '* * * * *' },
  { name: 'prune-idempotency-keys', match: '41 3 * * *' },
  { name: 'count-sales', match: '* * * * *' },
  { name: 'forget-old-notices', match: '27 3 * * *' },
  { name: 'prune-bulk', match: '11 4 * * *' },
];
