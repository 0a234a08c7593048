import { clsx } from 'clsx';
import type { OrderStatus } from '#lib/orders/rules.ts';
import { ORDER_WORDS } from './order-words.ts';

export type OrderStatusProps = { status: OrderStatus };

const looks = {
  good: { box: 'bg-good-soft', dot: 'bg-good' },
  low: { box: 'bg-low-soft', dot: 'bg-low' },
  bad: { box: 'bg-bad-soft', dot: 'bg-bad' },
  quiet: { box: 'bg-layer-2', dot: 'bg-line-strong' },
} as const;

export function OrderStatusBadge({ status }: OrderStatusProps) {
  const { label, kind } = ORDER_WORDS[status];
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-2 rounded-full px-3 py-1 font-semibold text-micro',
        looks[kind].box,
      )}
    >
      <span aria-hidden="true" className={clsx('size-2 rounded-full', looks[kind].dot)} />
      {label}
    </span>
  );
}
