'use client';

import { clsx } from 'clsx';
import { Moment } from '#app/_ui/moment.tsx';
import { Picture } from '#app/_ui/picture.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { AdminOrderSummary } from '#lib/orders/admin-list.ts';
import { BulkBar } from './bulk-bar.tsx';
import { OrderStatusView } from './order-view.tsx';
import { useChosen } from './use-chosen.ts';

const box = 'size-4.5 accent-ink align-middle';

/** A page of orders: a table, on a phone cards; several can be taken a step together. */
export function OrderList({ items }: { items: readonly AdminOrderSummary[] }) {
  const { chosen, toggle, toggleAll, isAll, clear } = useChosen(items);
  return (
    <>
      <div className="hidden md:block">
        <Table label="Orders">
          <thead>
            <tr>
              <HeadCell className="w-10">
                <input
                  type="checkbox"
                  className={box}
                  aria-label="All orders of this page"
                  checked={isAll}
                  onChange={toggleAll}
                />
              </HeadCell>
              <HeadCell>Order</HeadCell>
              <HeadCell>Customer</HeadCell>
              <HeadCell>Pieces</HeadCell>
              <HeadCell>Status</HeadCell>
              <HeadCell isNumber>Total</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map((order) => (
              <tr key={order.id} className={chosen.includes(order) ? 'bg-accent-soft' : 'hover:bg-layer-1'}>
                <Cell>
                  <Choose order={order} isChosen={chosen.includes(order)} onToggle={toggle} />
                </Cell>
                <Cell className="whitespace-nowrap">
                  <OrderLink order={order} />
                  <span className="block text-ink-soft text-micro">
                    <Moment at={order.placedAt} precise />
                  </span>
                </Cell>
                <Cell className="max-w-72">
                  <span className="block truncate">{order.name}</span>
                  <span className="block truncate text-ink-soft text-micro">{order.email}</span>
                </Cell>
                <Cell>
                  <Pieces order={order} />
                </Cell>
                <Cell>
                  <OrderStatusView status={order.status} />
                </Cell>
                <Cell isNumber>
                  <Total order={order} />
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul className="divide-y divide-line border-line border-y md:hidden">
        {items.map((order) => (
          <li key={order.id} className={clsx('flex gap-3 px-5 py-4', chosen.includes(order) && 'bg-accent-soft')}>
            <span className="pt-0.5">
              <Choose order={order} isChosen={chosen.includes(order)} onToggle={toggle} />
            </span>
            <div className="min-w-0 flex-1 text-small">
              <div className="flex items-baseline justify-between gap-3">
                <OrderLink order={order} />
                <Total order={order} />
              </div>
              <p className="truncate">{order.name}</p>
              <p className="truncate text-ink-soft text-micro">{order.email}</p>
              <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
                <OrderStatusView status={order.status} />
                <span className="text-ink-soft text-micro">
                  <Moment at={order.placedAt} precise />
                </span>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <BulkBar chosen={chosen} onDone={clear} />
    </>
  );
}

type OrderProps = { order: AdminOrderSummary };

function Choose({
  order,
  isChosen,
  onToggle,
}: OrderProps & { isChosen: boolean; onToggle: (order: AdminOrderSummary) => void }) {
  return (
    <input
      type="checkbox"
      className={box}
      aria-label={`Choose order ${order.number}`}
      checked={isChosen}
      onChange={() => onToggle(order)}
    />
  );
}

const OrderLink = ({ order }: OrderProps) => (
  <AdminLink href={`/admin/orders/${order.id}`} className="font-semibold underline-offset-4 hover:underline">
    {order.number}
  </AdminLink>
);

function Pieces({ order: { images, quantity } }: OrderProps) {
  return (
    <span className="flex items-center gap-2.5">
      <span className="flex -space-x-2" aria-hidden="true">
        {images.slice(0, 3).map((image) => (
          <Picture
            key={image.url}
            picture={image}
            sizes="thumbnail"
            alt=""
            className="size-8 rounded-lg border border-panel"
          />
        ))}
      </span>
      <span className="text-ink-soft tabular-nums">{quantity}</span>
    </span>
  );
}

function Total({ order: { total, refunded, currency } }: OrderProps) {
  return (
    <span className="shrink-0 text-right tabular-nums">
      <span className="block font-medium">{formatMoney(total, currency)}</span>
      {refunded > 0 && (
        <span className="block text-ink-soft text-micro">{formatMoney(refunded, currency)} given back</span>
      )}
    </span>
  );
}
