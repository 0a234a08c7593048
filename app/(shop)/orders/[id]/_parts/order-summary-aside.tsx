import type { ReactNode } from 'react';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { Totals } from '#app/_ui/totals.tsx';
import { trackingUrl } from '#lib/orders/carriers.ts';
import type { Order, OrderPayment, Tracking } from '#lib/orders/types.ts';
import { wasMischarged } from '#lib/payments/rules.ts';

export type OrderSummaryAsideProps = { order: Order; children?: ReactNode };

const PAYMENT_WORDS: Record<OrderPayment['status'], string> = {
  pending: 'We are waiting for the bank to answer.',
  requires_action: 'It waits for you to confirm it with your bank.',
  succeeded: 'Paid by card.',
  failed: 'The card was not accepted. Nothing was charged.',
  cancelled: 'It was called off. Nothing was charged.',
};

/** What it cost, where it goes, how it was paid. `children` are what can be done with it. */
export function OrderSummaryAside({ order, children }: OrderSummaryAsideProps) {
  const { currency, subtotal, discounts, shipping, shippingMethod, tax, taxName, taxIncluded, total, refunded } = order;
  return (
    <div className="space-y-7 rounded-tile border border-line bg-panel p-6 sm:p-7">
      <Totals
        {...{ currency, subtotal, discounts, shipping, tax, taxIncluded, total, refunded }}
        shippingName={shippingMethod.name}
        {...(taxName && { taxName })}
      />
      <Part title="Delivery address">
        <PostalAddressBlock address={order.shippingAddress} />
      </Part>
      {order.tracking && (
        <Part title="Parcel">
          <Parcel tracking={order.tracking} />
        </Part>
      )}
      <Part title="Payment">
        <p className="text-small">
          {describePayment(order.payment)}
          {order.payment?.provider === 'test' && (
            <span className="block text-ink-soft text-micro">With a test card: no money has moved.</span>
          )}
        </p>
      </Part>
      <Part title="News of it goes to">
        <p className="break-words text-small">{order.email}</p>
      </Part>
      <div className="flex flex-col gap-3 border-line border-t pt-6 empty:hidden">{children}</div>
    </div>
  );
}

function describePayment(payment: OrderPayment | null): string {
  if (!payment) return 'Nothing had to be paid.';
  return wasMischarged(payment) ? 'Another amount was taken than we had asked for.' : PAYMENT_WORDS[payment.status];
}

function Parcel({ tracking }: { tracking: Tracking }) {
  const { carrier, number } = tracking;
  const url = trackingUrl(tracking);
  return (
    <p className="text-small wrap-anywhere">
      {carrier && <span className="block">{carrier}</span>}
      {number && url ? (
        <a href={url} rel="noreferrer" className="underline underline-offset-4">
          {number}
        </a>
      ) : (
        number
      )}
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-semibold text-small">{title}</h2>
      {children}
    </section>
  );
}
