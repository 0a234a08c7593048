import type { CustomerFigures } from '#lib/customers/customer.ts';
import { formatMoney } from '#lib/money/format.ts';

/** What somebody has bought here, in four numbers. */
export function Figures({ figures: { orders, spent, refunded, average, currency } }: { figures: CustomerFigures }) {
  const money = (amount: number) => (currency ? formatMoney(amount, currency) : '–');
  const facts = [
    { name: 'Orders', value: String(orders) },
    { name: 'Spent', value: money(spent) },
    { name: 'An order, on average', value: money(average) },
    { name: 'Given back', value: money(refunded) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-4">
      {facts.map(({ name, value }) => (
        <div key={name} className="bg-panel px-5 py-4">
          <dt className="text-ink-soft text-micro">{name}</dt>
          <dd className="mt-0.5 font-semibold text-title-3 tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
