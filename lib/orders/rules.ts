/** In the order in which they usually come. */
export const ORDER_STATUSES = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refunded'] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

const NEXT: Record<OrderStatus, readonly OrderStatus[]> = {
  placed: ['paid', 'cancelled'],
  paid: ['packed', 'cancelled', 'refunded'],
  packed: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  // Of an order that was paid for: its money goes back after it was cancelled.
  cancelled: ['refunded'],
  refunded: [],
};

/** What may follow a status; nothing follows the last one. */
export const nextStatuses = (status: OrderStatus): readonly OrderStatus[] => NEXT[status];

/** Whether an order may go from one status to another. None follows itself. */
export const mayFollow = (from: OrderStatus, to: OrderStatus): boolean => nextStatuses(from).includes(to);

/** Whether the goods of an order are still in the house, so that they are for sale again when it ends here. */
export const isInHouse = (status: OrderStatus): boolean =>
  status === 'placed' || status === 'paid' || status === 'packed';

/** By hand: what a payment or a refund does to an order is for those to say. */
export const STEPS_BY_HAND = ['packed', 'shipped', 'delivered', 'cancelled'] as const satisfies readonly OrderStatus[];

export type StepByHand = (typeof STEPS_BY_HAND)[number];

/** The steps that somebody of the shop may take from here. */
export const stepsByHand = (status: OrderStatus): StepByHand[] =>
  STEPS_BY_HAND.filter((step) => mayFollow(status, step));
