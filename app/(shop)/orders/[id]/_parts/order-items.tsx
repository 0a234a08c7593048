import { productHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { Picture } from '#app/_ui/picture.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { OrderItem } from '#lib/orders/types.ts';

export type OrderItemsProps = { items: readonly OrderItem[]; currency: string };

/** What was bought, as it was then. Links lead to what the products are now, unless they are gone. */
export function OrderItems({ items, currency }: OrderItemsProps) {
  return (
    <ul className="divide-y divide-line">
      {items.map(({ id, variantId, productSlug, name, options, image, quantity, unitPrice, lineTotal }) => (
        <li key={id} className="flex gap-4 py-5 first:pt-0 last:pb-0 sm:gap-6">
          <div className="size-20 shrink-0 overflow-hidden rounded-2xl bg-layer-3 sm:size-24">
            {image && <Picture picture={image} sizes="6rem" alt="" className="size-full" />}
          </div>
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-4">
              {variantId === null ? (
                <span className="min-w-0 break-words font-medium">{name}</span>
              ) : (
                <Link href={productHref(productSlug)} className="quiet-link min-w-0 break-words font-medium">
                  {name}
                </Link>
              )}
              <span className="shrink-0 font-semibold tabular-nums">{formatMoney(lineTotal, currency)}</span>
            </div>
            {Object.keys(options).length > 0 && (
              <p className="text-ink-soft text-small">{Object.values(options).join(', ')}</p>
            )}
            <p className="text-ink-soft text-small tabular-nums">
              {quantity} × {formatMoney(unitPrice, currency)}
            </p>
            {variantId === null && <p className="text-ink-soft text-micro">Not in the range any more</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
