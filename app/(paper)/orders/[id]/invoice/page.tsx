import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { siteUrl } from '#app/_seo/site-url.ts';
import { Link } from '#app/_ui/link.tsx';
import { Logo } from '#app/_ui/logo.tsx';
import { Moment } from '#app/_ui/moment.tsx';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Totals } from '#app/_ui/totals.tsx';
import { getViewer } from '#lib/accounts/viewer.ts';
import { answerNotFound } from '#lib/http/answer.ts';
import { findOrder } from '#lib/orders/read.ts';
import type { OrderStatus } from '#lib/orders/rules.ts';
import { InvoiceLines } from './_parts/invoice-lines.tsx';
import { PrintButton } from './_parts/print-button.tsx';
import { SELLER } from './_parts/seller.ts';
import { TaxTable } from './_parts/tax-table.tsx';

type Props = PageProps<'/orders/[id]/invoice'>;

export const metadata: Metadata = {
  title: 'Invoice',
  robots: { index: false, follow: false },
  // The address of a guest's order is all that it takes to see it.
  // No policy that is stricter: browsers would not name the origin of its forms either, which the shop then refuses.
  referrer: 'same-origin',
};

export default async function InvoicePage({ params, searchParams }: Props) {
  await connection();
  const [{ id }, { key }, viewer] = await Promise.all([params, searchParams, headers().then(getViewer)]);
  const signature = typeof key === 'string' ? key : undefined;
  const order = await findOrder(id, { viewer, key: signature });
  const back = `/orders/${encodeURIComponent(id)}${signature === undefined ? '' : `?key=${encodeURIComponent(signature)}`}`;
  const reached = (status: OrderStatus) => order?.timeline.find((event) => event.status === status)?.at;
  const paidAt = reached('paid');
  if (!order || !paidAt) {
    answerNotFound();
    return (
      <main className="page-width py-20">
        <h1 className="heading text-title-1">This invoice cannot be shown</h1>
        <p className="mt-5 max-w-xl text-ink-soft text-lead">
          There is one as soon as an order is paid, for whoever may see the order.
        </p>
        <p className="mt-9">
          <Link href={back} className={buttonStyles.solid}>
            To the order
          </Link>
        </p>
      </main>
    );
  }
  const { number, currency, items, shippingMethod, total, tax, taxName } = order;
  const { subtotal, discounts, shipping, taxIncluded, refunded } = order;
  return (
    <div className="min-h-dvh bg-layer-2 px-4 pt-6 pb-16 print:min-h-0 print:bg-transparent print:p-0">
      <header className="mx-auto mb-6 grid max-w-[52rem] gap-3 sm:flex sm:justify-between print:hidden">
        <Link href={back} className={buttonStyles.outline}>
          Back to the order
        </Link>
        <PrintButton />
      </header>
      <main className="paper mx-auto max-w-[52rem] rounded-tile px-6 py-10 sm:px-14 sm:py-14">
        <div className="flex flex-wrap items-start justify-between gap-8">
          <Logo />
          <address className="text-small not-italic">
            {[...SELLER.lines, new URL(siteUrl).host].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </div>
        <h1 className="heading mt-12 text-title-2">Invoice {number}</h1>
        <div className="mt-8 grid gap-8 sm:grid-cols-2">
          <section>
            <h2 className="mb-1 font-semibold text-small">Billed to</h2>
            <PostalAddressBlock address={order.shippingAddress} />
            <p className="mt-1 break-words text-small">{order.email}</p>
          </section>
          <dl className="grid grid-cols-[auto_1fr] content-start gap-x-6 gap-y-1.5 text-small tabular-nums">
            <Day name="Invoice date" at={paidAt} />
            <Day name="Ordered" at={order.placedAt} />
            <Day name="Paid" at={paidAt} />
            <Day name="Cancelled" at={reached('cancelled')} />
            <Day name="Refunded" at={reached('refunded')} />
            <dt className="text-ink-soft">Delivery</dt>
            <dd>{shippingMethod.name}</dd>
            <dt className="text-ink-soft">Payment</dt>
            <dd>
              {total === 0 ? 'Nothing had to be paid' : order.payment?.provider === 'test' ? 'Test card' : 'Card'}
            </dd>
          </dl>
        </div>
        <InvoiceLines items={items} currency={currency} />
        <div className="ml-auto max-w-sm break-inside-avoid">
          <Totals
            {...{ currency, subtotal, discounts, shipping, tax, taxIncluded, total, refunded }}
            shippingName={shippingMethod.name}
            {...(taxName && { taxName })}
          />
        </div>
        <TaxTable order={order} />
        <p className="mt-10 border-line border-t pt-5 text-ink-soft text-micro">{SELLER.note}</p>
      </main>
    </div>
  );
}

/** Nothing for a day that has not come. */
function Day({ name, at }: { name: string; at: string | undefined }) {
  if (!at) return null;
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd>
        <Moment at={at} />
      </dd>
    </>
  );
}
