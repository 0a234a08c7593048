import { Moment } from '#app/_ui/moment.tsx';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { PromotionUsage, Redemption } from '#lib/promotions/usage.ts';

export type PromotionUseProps = {
  usage: PromotionUsage;
  currency: string;
  totalLimit: number | null;
  /** The last orders that have it; undefined for those who may not see orders. */
  latest: readonly Redemption[] | undefined;
};

/** What a promotion has cost, and by whom it was used last. */
export function PromotionUse({ usage, currency, totalLimit, latest }: PromotionUseProps) {
  return (
    <Card title="Use">
      <dl className="grid grid-cols-2 gap-4">
        <div>
          <dt className="text-ink-soft text-micro">Taken off</dt>
          <dd className="font-semibold text-title-3 tabular-nums">{formatMoney(usage.takenOff, currency)}</dd>
        </div>
        <div>
          <dt className="text-ink-soft text-micro">Orders</dt>
          <dd className="font-semibold text-title-3 tabular-nums">
            {usage.orders.toLocaleString('en')}
            {totalLimit !== null && (
              <span className="font-normal text-ink-soft text-small"> of {totalLimit.toLocaleString('en')}</span>
            )}
          </dd>
        </div>
      </dl>
      {usage.customers > 0 && (
        <p className="mt-1 text-ink-soft text-micro">By {countOf(usage.customers, 'customer')}.</p>
      )}
      {latest && latest.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-line border-t">
          {latest.map(({ orderId, orderNumber, customer, amount, at }) => (
            <li key={orderId} className="flex items-baseline justify-between gap-3 py-2 text-small">
              <div className="min-w-0">
                <AdminLink href={`/admin/orders/${orderId}`} className="font-medium underline underline-offset-4">
                  {orderNumber}
                </AdminLink>
                <p className="truncate text-ink-soft text-micro">
                  {customer}, <Moment at={at} />
                </p>
              </div>
              <span className="shrink-0 tabular-nums">{formatMoney(amount, currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
