import type { OrderStatus } from '#lib/orders/rules.ts';

type Words = {
  label: string;
  /** Where the order is, in one sentence. */
  sentence: string;
  kind: 'quiet' | 'good' | 'low' | 'bad';
};

/** What shoppers read of the states of an order. */
export const ORDER_WORDS: Record<OrderStatus, Words> = {
  placed: { label: 'Placed', sentence: 'We have your order and are waiting for its payment.', kind: 'low' },
  paid: { label: 'Paid', sentence: 'It is paid. We are getting your things together.', kind: 'good' },
  packed: { label: 'Packed', sentence: 'It is packed and waits for the carrier.', kind: 'good' },
  shipped: { label: 'Shipped', sentence: 'It is on its way to you.', kind: 'good' },
  delivered: { label: 'Delivered', sentence: 'It has arrived. Enjoy it.', kind: 'good' },
  cancelled: { label: 'Cancelled', sentence: 'It was cancelled. Nothing will be sent.', kind: 'quiet' },
  refunded: { label: 'Refunded', sentence: 'Its money is on the way back to you.', kind: 'quiet' },
};
