import { Moment } from '#app/_ui/moment.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import { formatMoney } from '#lib/money/format.ts';
import type { AdminOrder, AdminPayment, AdminRefund } from '#lib/orders/admin-order.ts';

const PAYMENTS: Record<AdminPayment['status'], { label: string; tone: StatusTone }> = {
  pending: { label: 'Waits for the bank', tone: 'low' },
  requires_action: { label: 'Waits for the customer', tone: 'low' },
  succeeded: { label: 'Paid', tone: 'good' },
  failed: { label: 'Declined', tone: 'bad' },
  cancelled: { label: 'Called off', tone: 'quiet' },
};
const REFUNDS: Record<AdminRefund['status'], { label: string; tone: StatusTone }> = {
  pending: { label: 'Waits for the bank', tone: 'low' },
  succeeded: { label: 'Gave back', tone: 'accent' },
  failed: { label: 'Failed', tone: 'bad' },
};

const row = 'flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 text-small';

/** What came in for an order, and what went back. */
export function PaymentsCard({ order: { payments, refunds, currency } }: { order: AdminOrder }) {
  return (
    <Card title="Payments and refunds">
      {payments.length === 0 && <p className="text-ink-soft text-small">Nothing had to be paid.</p>}
      <ul className="-my-3 divide-y divide-line">
        {payments.map(({ id, provider, providerRef, amount, status, failureCode, createdAt }) => (
          <li key={id} className={row}>
            <div className="min-w-0">
              <Status tone={PAYMENTS[status].tone}>{PAYMENTS[status].label}</Status>
              <p className="mt-1 text-ink-soft text-micro wrap-anywhere">
                <Moment at={createdAt} precise />, {provider === 'test' ? 'a test card' : 'Stripe'}
                {failureCode && `, ${failureCode}`}
                {providerRef && <span className="block">{providerRef}</span>}
              </p>
            </div>
            <p className="font-medium tabular-nums">{formatMoney(amount, currency)}</p>
          </li>
        ))}
        {refunds.map(({ id, amount, reason, status, failureCode, by, createdAt }) => (
          <li key={id} className={row}>
            <div className="min-w-0">
              <Status tone={REFUNDS[status].tone}>{REFUNDS[status].label}</Status>
              <p className="mt-1 break-words">{reason}</p>
              <p className="text-ink-soft text-micro wrap-anywhere">
                <Moment at={createdAt} precise />
                {by && `, ${by}`}
                {failureCode && `, ${failureCode}`}
              </p>
            </div>
            <p className="font-medium tabular-nums">−{formatMoney(amount, currency)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
