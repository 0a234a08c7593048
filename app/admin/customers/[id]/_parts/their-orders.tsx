import { Moment } from '#app/_ui/moment.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { OrderStatusView } from '#app/admin/orders/_parts/order-view.tsx';
import { ordersHref } from '#app/admin/orders/_parts/orders-href.ts';
import type { Customer } from '#lib/customers/customer.ts';
import { formatMoney } from '#lib/money/format.ts';

/** The latest orders of a customer, and the way to all of them. */
export function TheirOrders({ customer }: { customer: Customer }) {
  const { items, total } = customer.orders;
  const all = customer.kind === 'account' ? ordersHref({ customer: customer.id }) : ordersHref({ q: customer.email });
  return (
    <Card
      title={total > items.length ? `The latest ${items.length} of ${total} orders` : 'Orders'}
      actions={
        total > 0 && (
          <AdminLink href={all} className={buttonLook('quiet', 'small')}>
            In the list
          </AdminLink>
        )
      }
      isFlush
    >
      {total === 0 && <Empty title="No orders yet" />}
      <ul className="divide-y divide-line">
        {items.map(({ id, number, status, placedAt, quantity, total: sum, refunded, currency }) => (
          <li
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-3 text-small sm:grid-cols-[minmax(0,1fr)_8rem_7rem]"
          >
            <div>
              <AdminLink href={`/admin/orders/${id}`} className="font-semibold underline-offset-4 hover:underline">
                {number}
              </AdminLink>
              <p className="text-ink-soft text-micro">
                <Moment at={placedAt} />, {quantity === 1 ? 'one piece' : `${quantity} pieces`}
              </p>
            </div>
            <div className="col-start-1 row-start-2 sm:col-start-2 sm:row-start-1">
              <OrderStatusView status={status} />
            </div>
            <p className="text-right tabular-nums">
              <span className="font-medium">{formatMoney(sum, currency)}</span>
              {refunded > 0 && (
                <span className="block text-ink-soft text-micro">−{formatMoney(refunded, currency)}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
