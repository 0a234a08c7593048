import { useRef, useState } from 'react';
import type { PaymentOffer } from '#lib/payments/payment-offer.ts';
import type { OrderRequest } from './place-order.ts';
import type { StripeCardHandle } from './stripe-card.tsx';
import { FIRST_TEST_CARD } from './test-payment.tsx';

export type TakenCard = { state: 'taken'; payment: OrderRequest['payment'] } | { state: 'refused' };

/** Where nothing is to be paid, no card is asked for. */
const NO_CARD = 'none';

/** The card that somebody pays with: one of the test bank's, or what they type into Stripe's fields. */
export function useCard({ provider }: PaymentOffer) {
  const stripe = useRef<StripeCardHandle>(null);
  const isTaking = useRef(false);
  const [testCard, chooseTestCard] = useState<string>(FIRST_TEST_CARD);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  /**
   * What stands for the card. `refused`: `problem` says why, or the last press is still being answered.
   * @param total minor units
   */
  async function take(total: number): Promise<TakenCard> {
    if (total === 0) return taken(NO_CARD);
    if (provider === 'test') return taken(testCard);
    // State is as old as the last drawing; a double click is faster.
    if (isTaking.current) return { state: 'refused' };
    isTaking.current = true;
    setBusy(true);
    setProblem(undefined);
    const card = await stripe.current?.createToken().catch(() => undefined);
    isTaking.current = false;
    setBusy(false);
    if (card?.state === 'token') return taken(card.token);
    setProblem(card?.because ?? 'The card could not be read. Please try again.');
    return { state: 'refused' };
  }

  const taken = (token: string): TakenCard => ({ state: 'taken', payment: { provider, token } });
  return { take, problem, isBusy, stripe, testCard, chooseTestCard };
}
