import { Link } from '#app/_ui/link.tsx';
import { Moment } from '#app/_ui/moment.tsx';
import { OrderStatusBadge } from '#app/_ui/order-status.tsx';
import { Picture } from '#app/_ui/picture.tsx';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { formatMoney } from '#lib/money/format.ts';
import type { OrderSummary } from '#lib/orders/types.ts';

export type OrderRowProps = { order: OrderSummary };

const SHOWN = 3;

/** An order in the list: one link, over all of it. */
export function OrderRow({ order }: OrderRowProps) {
  const { id, number, status, currency, total, refunded, quantity, images, placedAt } = order;
  return (
    <article className="group relative flex flex-wrap items-center gap-x-6 gap-y-4 rounded-tile border border-line bg-panel p-5 transition-colors hover:border-line-strong sm:p-6">
      <div aria-hidden="true" className="flex -space-x-5">
        {images.slice(0, SHOWN).map((image, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may show the same picture, and the list never moves
            key={at}
            className="size-16 overflow-hidden rounded-2xl border-2 border-panel bg-layer-3"
          >
            <Picture picture={image} sizes="4rem" alt="" className="size-full" />
          </div>
        ))}
      </div>
      <div className="min-w-48 flex-1">
        <h2 className="font-semibold">
          <Link href={`/orders/${id}`} className="cover-link group-hover:underline">
            Order {number}
          </Link>
        </h2>
        <p className="text-ink-soft text-small">
          <Moment at={placedAt} />, {countOf(quantity, 'piece')}
        </p>
      </div>
      <div className="flex items-center gap-5">
        <OrderStatusBadge status={status} />
        <p className="min-w-20 text-right font-semibold tabular-nums">
          {formatMoney(total, currency)}
          {refunded > 0 && (
            <span className="block font-normal text-accent text-micro">−{formatMoney(refunded, currency)}</span>
          )}
        </p>
      </div>
    </article>
  );
}
