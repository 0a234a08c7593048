import type { OrderMail } from '#lib/orders/queue-order-mail.ts';

/** Every job: its name, and what it is told. A payload holds ids, never what is secret or personal: it stays in the queue. */
export type Jobs = {
  'send-mail': { mailId: string };
  'prune-mails': Record<string, never>;
  'prune-carts': Record<string, never>;
  'settle-payment': { paymentId: string };
  'finish-refund': { refundId: string };
  'sweep-payments': Record<string, never>;
  'write-order-mail': OrderMail;
  'release-reservations': Record<string, never>;
  'prune-idempotency-keys': Record<string, never>;
  'publish-product': { productId: string };
  'publish-due-products': Record<string, never>;
  'empty-bin': Record<string, never>;
  'notify-back-in-stock': { variantId: string };
  'forget-buyer': { orderId: string };
  'forget-old-notices': Record<string, never>;
  'count-sales': Record<string, never>;
  'prune-search-misses': Record<string, never>;
  'refresh-keywords': { categoryId: string };
  'check-bulk': { operationId: string };
  'run-bulk': { operationId: string };
  'prune-bulk': Record<string, never>;
  'prune-sessions': Record<string, never>;
  'prune-audit': Record<string, never>;
};

export type JobName = keyof Jobs;
