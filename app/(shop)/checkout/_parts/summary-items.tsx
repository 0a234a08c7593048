import { Picture } from '#app/_ui/picture.tsx';
import type { QuoteItem } from '#lib/checkout/types.ts';
import { formatMoney } from '#lib/money/format.ts';

export type SummaryItemsProps = { items: readonly QuoteItem[]; currency: string };

export function SummaryItems({ items, currency }: SummaryItemsProps) {
  return (
    <ul className="space-y-4">
      {items.map(({ variantId, name, options, image, quantity, wanted, lineTotal }) => (
        <li key={variantId} className="flex items-center gap-4">
          <div className="relative size-16 shrink-0">
            <div className="size-full overflow-hidden rounded-xl bg-layer-3">
              {image && <Picture picture={image} sizes="4rem" alt="" className="size-full" />}
            </div>
            <span
              aria-hidden="true"
              className="absolute -top-2 -right-2 flex h-6 min-w-6 items-center justify-center rounded-full bg-ink px-1.5 font-semibold text-ground text-micro tabular-nums"
            >
              {quantity}
            </span>
          </div>
          <div className="min-w-0 flex-1 text-small">
            <p className="line-clamp-2 font-medium">
              <span className="sr-only">{quantity} × </span>
              {name}
            </p>
            {Object.keys(options).length > 0 && (
              <p className="truncate text-ink-soft">{Object.values(options).join(', ')}</p>
            )}
            {quantity < wanted && (
              <p className="font-medium text-low">{quantity > 0 ? `Only ${quantity} left` : 'Sold out'}</p>
            )}
          </div>
          <span className="shrink-0 font-medium text-small tabular-nums">{formatMoney(lineTotal, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

/** With the geometry of one item. */
export function SummaryItemsSkeleton() {
  return (
    <div aria-hidden="true" className="flex items-center gap-4">
      <div className="skeleton size-16 shrink-0 rounded-xl" />
      <div className="skeleton h-4 flex-1" />
      <div className="skeleton h-4 w-16" />
    </div>
  );
}
