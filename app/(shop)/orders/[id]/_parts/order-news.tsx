import { Link } from '#app/_ui/link.tsx';
import { ORDER_WORDS } from '#app/_ui/order-words.ts';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { Order } from '#lib/orders/types.ts';
import { wasMischarged } from '#lib/payments/rules.ts';

export type OrderNewsProps = { order: Order; isNew: boolean };

/** What its buyer wants to know first: whether all is well, and what happens next. */
export function OrderNews({ order, isNew }: OrderNewsProps) {
  const { status, payment, refunded, total, currency, email } = order;
  const hasFailed = status === 'cancelled' && (payment?.status === 'failed' || payment?.status === 'cancelled');
  const isMischarged = wasMischarged(payment);
  return (
    <>
      <p className="mt-4 max-w-2xl text-ink-soft text-lead">
        {hasFailed ? 'The payment did not go through, so the order was called off.' : ORDER_WORDS[status].sentence}{' '}
        {isNew && status === 'paid' && (
          <>
            A confirmation is on its way to <span className="break-words text-ink">{email}</span>.
          </>
        )}
      </p>
      {hasFailed && (
        <Notice
          kind="bad"
          title={isMischarged ? 'Your bank took another amount than we had asked for' : 'Nothing was charged'}
          className="mt-6 max-w-2xl"
        >
          <p>
            {isMischarged && 'We are looking into it, and give it back. '}
            What you wanted to buy is still in your cart. You can try again with another card.
          </p>
          <p className="mt-3">
            <Link href="/checkout" className={buttonStyles.solid}>
              Back to the checkout
            </Link>
          </p>
        </Notice>
      )}
      {refunded > 0 && (
        <Notice kind="good" className="mt-6 max-w-2xl" title={`${formatMoney(refunded, currency)} went back to you`}>
          {refunded < total ? 'That is a part of what you paid.' : 'That is all that you paid.'} Banks take a few days
          to show it.
        </Notice>
      )}
    </>
  );
}
