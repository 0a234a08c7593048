'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { Order, OrderPayment } from '#lib/orders/types.ts';

export type OrderWatchProps = {
  order: { id: string; status: Order['status']; payment: OrderPayment['status'] | null };
  /** Of the page, with the signature in it. */
  query: string;
};

const OFTEN_MS = 2_000;

/** Waits for an open payment, and loads the page anew when there is something new to tell. */
export function OrderWatch({ order, query }: OrderWatchProps) {
  const isOpen = order.status === 'placed' && (order.payment === 'pending' || order.payment === 'requires_action');
  const { data } = useQuery({
    queryKey: ['order', order.id],
    queryFn: async ({ signal }): Promise<Order> => {
      const response = await fetch(`/api/orders/${order.id}${query}`, { signal });
      if (!response.ok) throw new Error(`The order answered ${response.status}`);
      return response.json();
    },
    enabled: isOpen,
    refetchInterval: OFTEN_MS,
    staleTime: 0,
  });
  const hasChanged =
    data !== undefined && (data.status !== order.status || (data.payment?.status ?? null) !== order.payment);
  useEffect(() => {
    if (hasChanged) location.reload();
  }, [hasChanged]);
  if (!isOpen) return null;
  return (
    <Notice
      kind="low"
      role="status"
      className="mt-6 max-w-2xl"
      title={order.payment === 'pending' ? 'Waiting for the bank' : 'Your bank wants you to confirm'}
    >
      {order.payment === 'pending'
        ? 'It has not answered yet. Your things are set aside meanwhile, and this page shows it as soon as we know. You need not stay.'
        : 'The order waits until you have confirmed the payment with your bank. If you cannot get back to it, pay at the checkout: this order ends then, and nothing is charged twice.'}
      {order.payment === 'requires_action' && (
        <p className="mt-3">
          <Link href="/checkout" className={buttonStyles.outline}>
            Back to the checkout
          </Link>
        </p>
      )}
    </Notice>
  );
}
