import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { openStripe } from './load-stripe.ts';
import { stripeLook } from './stripe-look.ts';

/** `refused`: what is wrong is shown at the fields; `because` says it once more. */
export type CardToken = { state: 'token'; token: string } | { state: 'refused'; because: string };

export type StripeCardHandle = {
  /** What stands for the card that was typed in. The number itself stays in Stripe's frame: nothing here ever sees it. */
  createToken(): Promise<CardToken>;
};

export type StripeCardProps = {
  publishableKey: string;
  /** Minor units of `currency`, more than 0. */
  amount: number;
  currency: string;
  ref: Ref<StripeCardHandle>;
};

type Card = { stripe: Stripe; elements: StripeElements };

/** Stripe's fields for a card. */
export function StripeCard({ publishableKey, amount, currency, ref }: StripeCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const card = useRef<Card>(undefined);
  const [phase, setPhase] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const first = useRef({ amount, currency });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt mounts it anew
  useEffect(() => {
    let isGone = false;
    mount().catch(() => !isGone && setPhase('failed'));

    async function mount() {
      const stripe = await openStripe(publishableKey);
      if (isGone || !place.current) return;
      const elements = stripe.elements({
        mode: 'payment',
        amount: first.current.amount,
        currency: first.current.currency.toLowerCase(),
        allowedPaymentMethodTypes: ['card'],
        appearance: stripeLook(),
      });
      const fields = elements.create('payment', { layout: 'tabs' });
      fields.on('ready', () => setPhase('ready'));
      fields.on('loaderror', () => setPhase('failed'));
      fields.mount(place.current);
      card.current = { stripe, elements };
    }

    return () => {
      isGone = true;
      card.current?.elements.getElement('payment')?.destroy();
      card.current = undefined;
    };
  }, [publishableKey, attempt]);

  useEffect(() => {
    first.current = { amount, currency };
    card.current?.elements.update({ amount, currency: currency.toLowerCase() });
  }, [amount, currency]);

  useImperativeHandle(ref, () => ({ createToken: () => createToken(card.current) }), []);

  return (
    <div className="space-y-3">
      {phase === 'failed' && (
        <Notice kind="bad" role="alert" title="The card fields could not be loaded">
          <button
            type="button"
            className="font-semibold underline underline-offset-4"
            onClick={() => {
              setPhase('loading');
              setAttempt((last) => last + 1);
            }}
          >
            Try again
          </button>
        </Notice>
      )}
      {/* As high as Stripe's fields are, so that nothing below moves when they come. */}
      <div ref={place} aria-busy={phase === 'loading'} className="min-h-56" hidden={phase === 'failed'} />
      <p className="text-ink-soft text-micro">
        Your card is handled by Stripe. Its number goes from these fields to Stripe alone; this shop never sees it.
      </p>
    </div>
  );
}

async function createToken(card: Card | undefined): Promise<CardToken> {
  if (!card) return { state: 'refused', because: 'The card fields are not there yet.' };
  const { stripe, elements } = card;
  const checked = await elements.submit();
  const made = checked.error ? undefined : await stripe.createConfirmationToken({ elements });
  const error = checked.error ?? made?.error;
  if (error || !made?.confirmationToken) {
    return { state: 'refused', because: error?.message ?? 'The card could not be read.' };
  }
  return { state: 'token', token: made.confirmationToken.id };
}
