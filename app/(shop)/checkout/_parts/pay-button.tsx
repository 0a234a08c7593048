import { clsx } from 'clsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import type { CheckoutQuote } from '#lib/checkout/types.ts';
import { formatMoney } from '#lib/money/format.ts';
import type { OrderPhase } from './use-order.ts';

export type PayButtonProps = {
  phase: OrderPhase;
  /** The one that is paid; undefined while it is on its way. */
  quote: CheckoutQuote | undefined;
  hasChanged: boolean;
  /** No quote can be had. */
  hasFailed: boolean;
  onRetryQuote: () => void;
};

/** The one button, and what is said while it works. It keeps the focus: it is not disabled, it only does nothing meanwhile. */
export function PayButton({ phase, quote, hasChanged, hasFailed, onRetryQuote }: PayButtonProps) {
  const isBusy = phase.state === 'placing' || phase.state === 'leaving';
  const isReady = phase.state === 'unsure' || (phase.state === 'filling' && quote?.shippingMethod != null);
  return (
    <div className="space-y-4">
      {phase.state === 'unsure' && (
        <Notice kind="low" role="alert" title="We did not hear back">
          Your order may have been placed or not: the connection broke before we knew. Asking again is safe. It cannot
          order or charge twice.
        </Notice>
      )}
      {hasFailed && !quote && (
        <Notice kind="bad" role="alert" title="The total could not be worked out">
          <button type="button" onClick={onRetryQuote} className="font-semibold underline underline-offset-4">
            Try again
          </button>
        </Notice>
      )}
      <button
        type="submit"
        aria-disabled={!isReady || undefined}
        className={clsx(buttonStyles.solid, 'min-h-15 w-full text-body aria-disabled:cursor-default', {
          'aria-disabled:opacity-60': !isBusy,
        })}
      >
        {isBusy && <Spinner />}
        {labelOf(phase, quote, hasChanged)}
      </button>
      <p aria-live="polite" className="text-center text-ink-soft text-micro">
        {phase.state === 'leaving' ? (
          <>
            It is done.{' '}
            <a href={phase.url} className="underline underline-offset-4">
              Go to your order
            </a>
          </>
        ) : phase.state === 'placing' ? (
          'This takes a few seconds. You may stay or leave: it is done once.'
        ) : (
          'A confirmation goes to your e-mail address.'
        )}
      </p>
    </div>
  );
}

function labelOf(phase: OrderPhase, quote: CheckoutQuote | undefined, hasChanged: boolean): string {
  if (phase.state === 'placing') return 'Placing your order…';
  if (phase.state === 'leaving') return 'Thank you';
  if (phase.state === 'unsure') return 'Ask again';
  if (!quote) return 'Working out the total…';
  const pay = quote.total === 0 ? 'Place the order' : `Pay ${formatMoney(quote.total, quote.currency)}`;
  return hasChanged ? `Agree, and ${pay.charAt(0).toLowerCase()}${pay.slice(1)}` : pay;
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-5 animate-spin rounded-full border-2 border-current border-r-transparent motion-reduce:animate-none"
    />
  );
}
