import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import type { PaymentOffer } from '#lib/payments/payment-offer.ts';
import { StripeCard } from './stripe-card.tsx';
import { TestPayment } from './test-payment.tsx';
import type { useCard } from './use-card.ts';

export type CardFieldsProps = {
  offer: PaymentOffer;
  card: ReturnType<typeof useCard>;
  /** Undefined while the first one is on its way. */
  quote: CheckoutQuote | undefined;
};

/** How it is paid: nothing to choose where nothing is to be paid. */
export function CardFields({ offer, card, quote }: CardFieldsProps) {
  if (quote?.total === 0) return <Notice kind="good" title="There is nothing to pay." />;
  if (offer.provider === 'test') return <TestPayment token={card.testCard} onChoose={card.chooseTestCard} />;
  return (
    <>
      {card.problem && (
        <Notice kind="bad" role="alert" className="mb-5" title={card.problem}>
          Nothing was charged.
        </Notice>
      )}
      {quote ? (
        <StripeCard
          ref={card.stripe}
          publishableKey={offer.publishableKey}
          amount={quote.total}
          currency={quote.currency}
        />
      ) : (
        <div className="min-h-64" aria-busy="true" />
      )}
    </>
  );
}
