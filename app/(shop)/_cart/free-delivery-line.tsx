import type { Cart, FreeDelivery } from '#lib/cart/types.ts';
import { formatMoney } from '#lib/money/format.ts';

export type FreeDeliveryLineProps = FreeDelivery & { cart: Pick<Cart, 'currency' | 'total' | 'freeShipping'> };

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** How far the goods are from free delivery, where it begins soonest. */
export function FreeDeliveryLine({ country, from, cart }: FreeDeliveryLineProps) {
  const missing = Math.max(0, from - cart.total);
  const isFree = missing === 0 || cart.freeShipping;
  return (
    <div className="text-small">
      <p className={isFree ? 'font-medium text-good' : ''}>
        {cart.freeShipping
          ? 'Delivery is free with your code.'
          : isFree
            ? `Standard delivery to ${countries.of(country)} is free.`
            : `${formatMoney(missing, cart.currency)} more, and standard delivery to ${countries.of(country)} is free.`}
      </p>
      <div aria-hidden="true" className="mt-2 h-1.5 overflow-hidden rounded-full bg-layer-3">
        <div
          className={`h-full rounded-full transition-[width] duration-300 ${isFree ? 'bg-good' : 'bg-accent'}`}
          style={{ width: `${isFree ? 100 : Math.round((cart.total / from) * 100)}%` }}
        />
      </div>
    </div>
  );
}
