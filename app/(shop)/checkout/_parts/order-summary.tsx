'use client';

import { clsx } from 'clsx';
import { type ReactNode, useId, useState } from 'react';
import { ChevronIcon } from '#app/_ui/primitives/icons.tsx';
import { Totals } from '#app/_ui/totals.tsx';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { formatMoney } from '#lib/money/format.ts';
import { SummaryItems, SummaryItemsSkeleton } from './summary-items.tsx';

export type OrderSummaryProps = {
  quote: CheckoutQuote | undefined;
  /** While a newer one is on its way. */
  isStale: boolean;
  promotion: ReactNode;
  reservation: ReactNode;
};

/** What it costs, as the server says: a column on a wide screen, folded up above the form on a phone. */
export function OrderSummary({ quote, isStale, promotion, reservation }: OrderSummaryProps) {
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  return (
    <section aria-label="Order summary" className="rounded-tile border border-line bg-layer-1 lg:bg-panel">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-15 w-full items-center gap-2 rounded-tile px-5 text-small lg:hidden"
      >
        <span className="font-semibold">{isOpen ? 'Hide what you buy' : 'Show what you buy'}</span>
        <ChevronIcon className={clsx('size-4 transition-transform', isOpen && 'rotate-180')} />
        <span className="ml-auto font-semibold text-body tabular-nums">
          {quote ? formatMoney(quote.total, quote.currency) : '…'}
        </span>
      </button>
      <div id={body} className={clsx('px-5 pb-6 lg:block lg:p-7', !isOpen && 'hidden')}>
        <h2 className="heading mb-6 hidden text-title-3 lg:block">What you buy</h2>
        {quote ? <SummaryItems items={quote.items} currency={quote.currency} /> : <SummaryItemsSkeleton />}
        <div className="my-6 border-line border-y py-5">{promotion}</div>
        <div className={clsx('transition-opacity', isStale && 'opacity-55')}>
          {quote ? <QuoteTotals quote={quote} /> : <TotalsSkeleton />}
        </div>
        {reservation}
      </div>
      <p className="sr-only" aria-live="polite">
        {quote && !isStale && `Total ${formatMoney(quote.total, quote.currency)}`}
      </p>
    </section>
  );
}

function QuoteTotals({ quote }: { quote: CheckoutQuote }) {
  const { currency, subtotal, discounts, shipping, shippingMethod, shippingOptions, tax, taxIncluded, total } = quote;
  const method = shippingOptions.find(({ id }) => id === shippingMethod);
  return (
    <>
      <Totals
        {...{ currency, subtotal, discounts, tax, taxIncluded, total }}
        shipping={method ? shipping : null}
        shippingName={method?.name}
        {...(quote.taxName && { taxName: quote.taxName })}
      />
      {quote.missing.includes('region') && (
        <p className="mt-3 text-ink-soft text-micro">Tax is added once we know the region.</p>
      )}
    </>
  );
}

function TotalsSkeleton() {
  return (
    <div aria-hidden="true" className="space-y-3">
      {['w-3/4', 'w-2/3', 'w-1/2'].map((width) => (
        <div key={width} className={clsx('skeleton h-4', width)} />
      ))}
    </div>
  );
}
