import { clsx } from 'clsx';
import type { MouseEvent } from 'react';
import { productHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { Picture } from '#app/_ui/picture.tsx';
import { Price } from '#app/_ui/price.tsx';
import { QuantityStepper } from '#app/_ui/primitives/quantity-stepper.tsx';
import { type CartItem, MAX_QUANTITY } from '#lib/cart/types.ts';
import { formatMoney } from '#lib/money/format.ts';
import { keepFocus } from './keep-focus.ts';
import { useCartQueue } from './use-cart.ts';

export type CartLineProps = { item: CartItem; currency: string; headingLevel: 'h2' | 'h3' };

export function CartLine({ item, currency, headingLevel: Heading }: CartLineProps) {
  const { push } = useCartQueue();
  const { variantId, name, quantity, available, unitPrice } = item;
  const isSoldOut = available === 0;
  const isAll = !isSoldOut && available < MAX_QUANTITY && quantity === available;
  const choices = Object.values(item.options).join(', ');
  const setQuantity = (next: number) => push({ kind: 'set', variantId, quantity: next });
  function remove(event: MouseEvent) {
    keepFocus(event.currentTarget);
    setQuantity(0);
  }
  return (
    <article aria-label={name} className="flex gap-4 py-5">
      <div className={clsx('w-22 shrink-0 sm:w-24', isSoldOut && 'opacity-45')}>
        {item.image && <Picture picture={item.image} sizes="6rem" alt="" className="aspect-square rounded-2xl" />}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-start justify-between gap-4">
          <Heading className="min-w-0 break-words font-medium text-small">
            <Link href={productHref(item.productSlug)} className="quiet-link">
              {name}
            </Link>
          </Heading>
          <p className="shrink-0 font-semibold text-small tabular-nums">
            {isSoldOut ? <span className="text-ink-soft">Sold out</span> : formatMoney(item.lineTotal, currency)}
          </p>
        </div>
        {choices !== '' && <p className="text-ink-soft text-micro">{choices}</p>}
        {(quantity > 1 || item.compareAtPrice !== null) && !isSoldOut && (
          <p className="text-micro">
            <Price price={unitPrice} compareAtPrice={item.compareAtPrice} currency={currency} />
            {quantity > 1 && <span className="text-ink-soft"> each</span>}
          </p>
        )}
        {isAll && <p className="text-low text-micro">That is as many as there are.</p>}
        <div className="mt-auto flex items-center justify-between gap-3 pt-3">
          {isSoldOut ? (
            <span className="text-ink-soft text-micro">You wanted {item.wanted}</span>
          ) : (
            <>
              <span className="needs-scripts">
                <QuantityStepper
                  label={`Quantity of ${name}`}
                  value={quantity}
                  max={Math.min(available, MAX_QUANTITY)}
                  onChange={setQuantity}
                />
              </span>
              <span className="without-scripts text-small">{quantity} of it</span>
            </>
          )}
          <button
            type="button"
            data-remove
            onClick={remove}
            aria-label={`Remove ${name}`}
            className="needs-scripts -mr-2 inline-flex h-10 items-center rounded-full px-2 text-ink-soft text-micro underline underline-offset-4 hover:text-ink"
          >
            Remove
          </button>
        </div>
      </div>
    </article>
  );
}
