import type { StockItem } from '#lib/inventory/stock-item.ts';
import { LiveNumber } from './live-number.tsx';

/** What is for sale, what is promised, and what both are together: what somebody finds on the shelf. */
export function StockFigures({ item: { available, reserved } }: { item: StockItem }) {
  const figures = [
    { name: 'For sale', value: available },
    { name: 'Promised', value: reserved },
    { name: 'On the shelf', value: available + reserved },
  ];
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-ink-soft text-micro">{name}</dt>
          <dd className="heading text-title-3 tabular-nums">
            <LiveNumber value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
