import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import type { Cart } from '#lib/cart/types.ts';
import { formatMoney } from '#lib/money/format.ts';
import { FreeDeliveryLine } from './free-delivery-line.tsx';

export type CartSummaryProps = {
  cart: Cart;
  isSettling: boolean;
  place: 'drawer' | 'page';
  /** What stands between free delivery and the sums; in a drawer it scrolls with the goods. */
  children?: ReactNode;
};

/** What it costs, as the server says; while something is under way the sums are dimmed. */
export function CartSummary({ cart, isSettling, place, children }: CartSummaryProps) {
  const isPage = place === 'page';
  const money = (amount: number) => formatMoney(amount, cart.currency);
  return (
    <section
      aria-label="What it costs"
      className={clsx(
        'space-y-5',
        isPage ? 'rounded-layer bg-layer-2 p-6 sm:p-9' : 'border-line border-t bg-panel px-5 pt-4 pb-6 sm:px-7',
      )}
    >
      {isPage && <h2 className="heading text-title-3">What it costs</h2>}
      {isPage && cart.freeDelivery && <FreeDeliveryLine {...cart.freeDelivery} cart={cart} />}
      {children}
      <dl
        aria-busy={isSettling}
        className={clsx('space-y-2 text-small transition-opacity', isSettling && 'opacity-60')}
      >
        {(cart.discounts.length > 0 || isPage) && <Row name="Goods" value={money(cart.subtotal)} />}
        {cart.discounts.map(({ promotionId, name, amount }) => (
          <Row key={promotionId} name={name} value={amount === 0 ? 'Free' : `−${money(amount)}`} isGood />
        ))}
        {isPage && <Row name="Delivery and tax" value="At the checkout" />}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3">
          <dt className="font-semibold text-body">Total</dt>
          <dd className="heading text-title-3 tabular-nums">{money(cart.total)}</dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-3">
        <Link href="/checkout" className={clsx(buttonStyles.solid, 'flex-1')}>
          Check out
        </Link>
        {!isPage && (
          <Link href="/cart" className={buttonStyles.outline}>
            See the cart
          </Link>
        )}
      </div>
    </section>
  );
}

function Row({ name, value, isGood = false }: { name: string; value: string; isGood?: boolean }) {
  return (
    <div className={clsx('flex justify-between gap-4', isGood && 'text-good')}>
      <dt className="min-w-0 break-words">{name}</dt>
      <dd className="shrink-0 tabular-nums">{value}</dd>
    </div>
  );
}
