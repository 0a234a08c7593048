'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { CountryChoice } from '#app/_ui/address/address-fields.tsx';
import { ErrorSummary } from '#app/_ui/primitives/error-summary.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { PaymentOffer } from '#lib/payments/payment-offer.ts';
import { AddressSection, type SavedChoice } from './address-section.tsx';
import { adjustCart } from './adjust-cart.ts';
import { CardFields } from './card-fields.tsx';
import { ChangesNotice } from './changes-notice.tsx';
import { type CheckoutInput, noAddress, toPostalAddress } from './checkout-input.ts';
import { confirmWithBank } from './confirm-with-bank.ts';
import { ContactSection } from './contact-section.tsx';
import { EmptyCheckout } from './empty-checkout.tsx';
import { listErrors, toInputErrors } from './field-errors.ts';
import { OrderSummary } from './order-summary.tsx';
import { PayButton } from './pay-button.tsx';
import { PromoForm } from './promo-form.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { ReservationLine } from './reservation-line.tsx';
import { Section } from './section.tsx';
import { ShippingSection } from './shipping-section.tsx';
import { useCard } from './use-card.ts';
import { useCheckedInput } from './use-checked-input.ts';
import { useCheckoutInput } from './use-checkout-input.ts';
import { type Refusal, useOrder } from './use-order.ts';
import { QUOTE_KEY, type QuoteAnswer, useQuote } from './use-quote.ts';
import { RESERVATION_KEY, useReservation } from './use-reservation.ts';
import { useSeenQuote } from './use-seen-quote.ts';

export type CheckoutProps = {
  /** Of who is signed in. */
  email: string | undefined;
  saved: readonly SavedChoice[];
  countries: readonly CountryChoice[];
  /** Where somebody is taken to live until they say otherwise. */
  country: string;
  offer: PaymentOffer;
};

export function Checkout({ email, saved, countries, country, offer }: CheckoutProps) {
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const [input, setInput] = useCheckoutInput(
    { email: email ?? '', address: saved[0]?.address ?? noAddress(country), shippingMethod: '' },
    form,
  );
  const { errors, check, show } = useCheckedInput(input);
  const [refused, setRefused] = useState<Refusal>();
  const card = useCard(offer);
  const client = useQueryClient();
  const reservation = useReservation();
  const refusal = refused ?? (reservation.data?.state === 'out-of-stock' ? reservation.data : undefined);

  const wishes = { country: input.address.country, region: input.address.region, shippingMethod: input.shippingMethod };
  const { data, isPlaceholderData, isError, refetch } = useQuote(wishes);
  const quote = data?.state === 'quoted' ? data.quote : undefined;
  const current = isPlaceholderData ? undefined : quote;
  const { changes, accept, expectChange } = useSeenQuote(JSON.stringify(wishes), current);

  const { phase, order, repeat } = useOrder({
    async onOrdered({ order: placed, nextAction }) {
      if (nextAction?.type === 'confirm' && offer.provider === 'stripe') {
        await confirmWithBank(offer.publishableKey, nextAction.clientSecret, placed.url);
      }
      return toPath(nextAction?.type === 'redirect' ? nextAction.url : placed.url);
    },
    onRefused(outcome) {
      if (outcome.state === 'invalid') show(toInputErrors(outcome.errors));
      if (outcome.state === 'empty-cart') {
        const answer: QuoteAnswer = outcome;
        client.setQueryData([QUOTE_KEY, wishes], answer);
      }
      if (outcome.state === 'changed') {
        const answer: QuoteAnswer = { state: 'quoted', quote: outcome.quote };
        client.setQueryData([QUOTE_KEY, wishes], answer);
      }
      setRefused(outcome);
    },
  });

  // Whoever reads with the ears, or is further down the page, is taken to what stands in the way.
  useEffect(() => {
    if (refusal) said.current?.focus();
  }, [refusal]);

  // Back from the order by the browser's history: the page as it was left would offer to pay for it again.
  useEffect(() => {
    const renew = (event: PageTransitionEvent) => event.persisted && location.reload();
    addEventListener('pageshow', renew);
    return () => removeEventListener('pageshow', renew);
  }, []);

  if (data?.state === 'empty-cart' && phase.state === 'filling') return <EmptyCheckout isGuest={email === undefined} />;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (phase.state === 'unsure') return repeat();
    if (phase.state !== 'filling' || !current?.shippingMethod) return;
    setRefused(undefined);
    accept();
    const taken = await card.take(current.total);
    if (taken.state === 'refused') return;
    order({
      email: input.email,
      shippingAddress: toPostalAddress(input.address),
      shippingMethod: current.shippingMethod,
      payment: taken.payment,
      expectedTotal: current.total,
    });
  }

  async function adjust() {
    await adjustCart();
    setRefused(undefined);
    expectChange();
    await Promise.all([
      client.invalidateQueries({ queryKey: [QUOTE_KEY] }),
      client.invalidateQueries({ queryKey: [RESERVATION_KEY] }),
    ]);
  }

  const change = (part: Partial<CheckoutInput>) => setInput((last) => ({ ...last, ...part }));
  const found = listErrors(errors);
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="lg:order-last">
        <div className="lg:sticky lg:top-28">
          <OrderSummary
            quote={quote}
            isStale={isPlaceholderData}
            promotion={<PromoForm notices={quote?.notices ?? []} onApplied={expectChange} />}
            reservation={
              <ReservationLine
                expiresAt={reservation.data?.state === 'reserved' ? reservation.data.expiresAt : undefined}
                onRenew={() => reservation.refetch()}
              />
            }
          />
        </div>
      </div>
      <form ref={form} noValidate onSubmit={submit} className="min-w-0 space-y-5">
        {refusal?.state === 'invalid' && found.length > 0 && (
          <ErrorSummary ref={said} title="Nothing was ordered yet. Have a look at this:" errors={found} />
        )}
        {(refusal?.state === 'out-of-stock' || refusal?.state === 'order-pending' || refusal?.state === 'refused') && (
          <RefusalNotice refusal={refusal} ref={said} onAdjust={adjust} />
        )}
        {/* While an order is under way, nothing of it can be made different. */}
        <fieldset disabled={phase.state !== 'filling'} className="min-w-0 space-y-5">
          <legend className="sr-only">Your order</legend>
          <ContactSection
            email={input.email}
            isSignedIn={email !== undefined}
            error={errors.email}
            onChange={(value) => change({ email: value })}
            onBlur={() => check('email')}
          />
          <AddressSection
            values={input.address}
            saved={saved}
            errors={errors.address}
            countries={countries}
            onChange={(address) => change({ address })}
            onLeave={check}
          />
          <ShippingSection quote={quote} onChoose={(shippingMethod) => change({ shippingMethod })} />
          <Section id="payment" title="Payment">
            {refusal?.state === 'declined' && (
              <Notice kind="bad" role="alert" tabIndex={-1} ref={said} title="The card was declined" className="mb-5">
                Nothing was charged, and everything you typed is still here. Choose another card and try again.
              </Notice>
            )}
            <CardFields offer={offer} card={card} quote={quote} />
          </Section>
        </fieldset>
        {refusal?.state === 'changed' && refusal.because && (
          <Notice kind="low" role="alert" tabIndex={-1} ref={said} title="A promotion ran out">
            {refusal.because}
          </Notice>
        )}
        {changes.length > 0 && <ChangesNotice changes={changes} ref={said} onSeen={accept} />}
        <PayButton
          phase={card.isBusy ? { state: 'placing' } : phase}
          quote={current}
          hasChanged={changes.length > 0}
          hasFailed={isError}
          onRetryQuote={() => refetch()}
        />
      </form>
    </div>
  );
}

/** The shop's links name its canonical host, which need not be the one that this page came from. */
function toPath(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
