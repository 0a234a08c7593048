import { productHref } from '#app/_ui/hrefs.ts';
import { Picture } from '#app/_ui/picture.tsx';
import { Totals } from '#app/_ui/totals.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { AdminOrder } from '#lib/orders/admin-order.ts';
import { countReturned } from './refund-model.ts';

/** What was bought, what of it went back, and what it cost. */
export function LinesCard({ order }: { order: AdminOrder }) {
  const { items, currency, shippingMethod, taxName } = order;
  const { subtotal, discounts, shipping, tax, taxIncluded, total, refunded } = order;
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Card title={count === 1 ? 'One piece' : `${count} pieces`} isFlush>
      <ul className="divide-y divide-line border-line border-b">
        {items.map((item) => (
          <Line key={item.id} order={order} item={item} />
        ))}
      </ul>
      <div className="ml-auto max-w-sm px-5 py-5">
        <Totals
          {...{ currency, subtotal, discounts, shipping, tax, taxIncluded, total, refunded }}
          shippingName={shippingMethod.name}
          {...(taxName && { taxName })}
        />
      </div>
    </Card>
  );
}

function Line({ order, item }: { order: AdminOrder; item: AdminOrder['items'][number] }) {
  const { id, name, sku, options, image, quantity, unitPrice, lineTotal, discount, productSlug, variantId } = item;
  const { refunded, restocked } = countReturned(order, id);
  const money = (amount: number) => formatMoney(amount, order.currency);
  return (
    <li className="flex items-start gap-4 px-5 py-3.5 text-small">
      <span className="size-12 shrink-0 overflow-hidden rounded-xl bg-layer-3">
        {image && <Picture picture={image} sizes="thumbnail" alt="" className="size-full" />}
      </span>
      <div className="min-w-0 flex-1">
        {variantId === null ? (
          <p className="break-words font-medium">{name}</p>
        ) : (
          <a
            href={productHref(productSlug)}
            className="break-words font-medium underline-offset-4 hover:underline"
            target="_blank"
            rel="noreferrer"
          >
            {name}
          </a>
        )}
        <p className="break-words text-ink-soft text-micro">{[...Object.values(options), sku].join(' · ')}</p>
        {refunded > 0 && (
          <p className="mt-0.5 text-accent text-micro">
            {refunded} of {quantity} refunded, {restocked === 0 ? 'none' : restocked === refunded ? 'all' : restocked}{' '}
            of them on sale again
          </p>
        )}
      </div>
      <div className="shrink-0 text-right tabular-nums">
        <p className="font-medium">{money(lineTotal)}</p>
        <p className="text-ink-soft text-micro">
          {quantity} × {money(unitPrice)}
        </p>
        {discount > 0 && <p className="text-accent text-micro">−{money(discount)}</p>}
      </div>
    </li>
  );
}
