import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Link } from '#app/_ui/link.tsx';
import { OrderStatusBadge } from '#app/_ui/order-status.tsx';
import { ORDER_WORDS } from '#app/_ui/order-words.ts';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { getViewer } from '#lib/accounts/viewer.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { findOrder } from '#lib/orders/read.ts';
import { GuestNote } from './_parts/guest-note.tsx';
import { isFresh } from './_parts/is-fresh.ts';
import { NoOrderView } from './_parts/no-order-view.tsx';
import { OrderItems } from './_parts/order-items.tsx';
import { OrderNews } from './_parts/order-news.tsx';
import { OrderSummaryAside } from './_parts/order-summary-aside.tsx';
import { OrderWatch } from './_parts/order-watch.tsx';
import { ReorderButton } from './_parts/reorder-button.tsx';
import { Timeline } from './_parts/timeline.tsx';
import { toSteps } from './_parts/timeline-model.ts';

type Props = PageProps<'/orders/[id]'>;

export const metadata: Metadata = {
  title: 'Your order',
  robots: { index: false, follow: false },
  // The address of a guest's order is all that it takes to see it.
  // No policy that is stricter: browsers would not name the origin of its forms either, which the shop then refuses.
  referrer: 'same-origin',
};

export default async function OrderPage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, { key }, viewer] = await Promise.all([params, searchParams, headers().then(getViewer)]);
  const signature = typeof key === 'string' ? key : undefined;
  const order = await findOrder(id, { viewer, key: signature });
  if (!order) {
    answerNotFound();
    return <NoOrderView isSignedIn={viewer.kind === 'user'} id={id} />;
  }
  const { status, number, items, currency, shippingAddress } = order;
  const isNew = isFresh(order, new Date());
  const waitsForBuyer = status === 'placed' && order.payment?.status === 'requires_action';
  const wasPaid = order.timeline.some((event) => event.status === 'paid');
  const query = signature === undefined ? '' : `?key=${encodeURIComponent(signature)}`;
  const firstName = shippingAddress.name.split(' ')[0];
  return (
    <>
      <div className="page-width pt-8 pb-[calc(var(--space-layer)+var(--round-layer))] lg:pt-14">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
          <span className="text-ink-soft">Order {number}</span>
          <OrderStatusBadge status={status} />
        </p>
        <h1 className="heading mt-3 max-w-4xl break-words text-title-1">
          {waitsForBuyer
            ? 'One step is left'
            : isNew
              ? `Thank you, ${firstName}.`
              : `Your order is ${ORDER_WORDS[status].label.toLowerCase()}`}
        </h1>
        <OrderNews order={order} isNew={isNew} />
        <OrderWatch order={{ id: order.id, status, payment: order.payment?.status ?? null }} query={query} />
        <div className="mt-10 lg:mt-14">
          <Timeline steps={toSteps(status, order.timeline)} />
        </div>
      </div>
      <div className="stratum bg-layer-1">
        <div className="page-width grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <section aria-labelledby="items">
            <h2 id="items" className="heading mb-6 text-title-2">
              {wasPaid ? 'What you bought' : 'What is in it'}
            </h2>
            <OrderItems items={items} currency={currency} />
          </section>
          <aside aria-label="Cost, address and payment" className="space-y-5 lg:sticky lg:top-28 lg:self-start">
            <OrderSummaryAside order={order}>
              {/* What waits for its payment is in the cart still. */}
              {status !== 'placed' && <ReorderButton orderId={order.id} query={query} />}
              {wasPaid && (
                <Link href={`/orders/${order.id}/invoice${query}`} className={buttonStyles.outline}>
                  Print the invoice
                </Link>
              )}
            </OrderSummaryAside>
            {viewer.kind === 'guest' && <GuestNote email={order.email} />}
          </aside>
        </div>
      </div>
    </>
  );
}
