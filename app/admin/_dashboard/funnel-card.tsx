import type { FunnelTotals } from '#lib/sales/dashboard.ts';
import { Card } from '../_ui/card.tsx';

export type FunnelCardProps = { funnel: FunnelTotals; before: FunnelTotals };

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const percent = (share: number | null) => (share === null ? 'none' : `${(share * 100).toFixed(1)} %`);

/** How many of those who put something into a cart buy it. Visits are not counted: pages come from caches that nobody asks. */
export function FunnelCard({ funnel, before }: FunnelCardProps) {
  const steps = [
    { name: 'Carts filled', count: funnel.carts },
    { name: 'Checkouts begun', count: funnel.checkouts },
    { name: 'Orders paid', count: funnel.orders },
  ];
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Card title="From cart to order">
      <p className="heading text-title-2 tabular-nums">{percent(shareOf(funnel.orders, funnel.carts))}</p>
      <p className="mt-1 text-ink-soft text-micro">
        of filled carts were bought; {percent(shareOf(before.orders, before.carts))} before
      </p>
      <ul className="mt-5 space-y-3.5">
        {steps.map(({ name, count }) => (
          <li key={name}>
            <div className="flex justify-between gap-3 text-small">
              <span>{name}</span>
              <span className="font-semibold tabular-nums">{count.toLocaleString('en-IE')}</span>
            </div>
            <span aria-hidden="true" className="mt-1 block h-2 rounded-full bg-layer-3">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
