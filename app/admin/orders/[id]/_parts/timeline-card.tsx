import { Moment } from '#app/_ui/moment.tsx';
import { ORDER_WORDS } from '#app/_ui/order-words.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import type { AdminOrder } from '#lib/orders/admin-order.ts';

const BY = { customer: 'the customer', system: 'the shop by itself', shop: 'somebody who has left' } as const;

/** All that has happened to an order, the latest first. */
export function TimelineCard({ order: { timeline } }: { order: AdminOrder }) {
  return (
    <Card title="Timeline">
      <ol className="relative space-y-4 before:absolute before:inset-y-2 before:left-[0.3125rem] before:w-px before:bg-line">
        {timeline.toReversed().map(({ status, note, by, who, at }) => (
          <li key={`${at} ${status} ${note}`} className="relative pl-6 text-small">
            <span
              aria-hidden="true"
              className={`absolute top-1.5 left-0 size-2.5 rounded-full border-2 border-panel ${status ? 'bg-ink' : 'bg-line-strong'}`}
            />
            {status && <p className="font-semibold">{ORDER_WORDS[status].label}</p>}
            {note && <p className="whitespace-pre-line break-words">{note}</p>}
            <p className="text-ink-soft text-micro wrap-anywhere">
              <Moment at={at} precise />, {who ?? BY[by]}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
