import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import type { OrderStatus, StepByHand } from '#lib/orders/rules.ts';

/** States of an order in the words of those who handle it: what is to be done comes first. */
export const ORDER_VIEW: Record<OrderStatus, { label: string; tone: StatusTone }> = {
  placed: { label: 'Unpaid', tone: 'low' },
  paid: { label: 'To pack', tone: 'accent' },
  packed: { label: 'To ship', tone: 'accent' },
  shipped: { label: 'On its way', tone: 'good' },
  delivered: { label: 'Delivered', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  refunded: { label: 'Refunded', tone: 'quiet' },
};

/** What leads to a state. */
export const STEP_LABELS: Record<StepByHand, string> = {
  packed: 'Mark as packed',
  shipped: 'Ship',
  delivered: 'Mark as delivered',
  cancelled: 'Cancel the order',
};

export function OrderStatusView({ status }: { status: OrderStatus }) {
  const { label, tone } = ORDER_VIEW[status];
  return <Status tone={tone}>{label}</Status>;
}
