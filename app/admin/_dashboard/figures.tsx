import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { formatMoney } from '#lib/money/format.ts';
import type { Dashboard, SalesTotals } from '#lib/sales/dashboard.ts';

type Figure = {
  name: string;
  read: (totals: SalesTotals) => number;
  isMoney?: boolean;
  /** Whether more of it is good news. */
  isGood?: boolean;
};

const averageOf = ({ orders, revenue }: SalesTotals) => (orders === 0 ? 0 : Math.round(revenue / orders));

const FIGURES: readonly Figure[] = [
  { name: 'Sales', read: ({ revenue }) => revenue, isMoney: true, isGood: true },
  { name: 'Orders', read: ({ orders }) => orders, isGood: true },
  { name: 'Average order', read: averageOf, isMoney: true, isGood: true },
  { name: 'Pieces', read: ({ units }) => units, isGood: true },
  { name: 'Refunded', read: ({ refunded }) => refunded, isMoney: true },
];

/** The sums of the range, each beside that of as many days before. */
export function Figures({ sales: { totals, before, currency } }: { sales: Dashboard }) {
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      {FIGURES.map(({ name, read, isMoney = false, isGood = false }) => {
        const show = (value: number) => (isMoney ? formatMoney(value, currency) : value.toLocaleString('en-IE'));
        return (
          <div key={name} className="rounded-2xl border border-line bg-panel px-5 py-4">
            <dt className="text-ink-soft text-micro">{name}</dt>
            <dd className="mt-1">
              <span className="heading block text-title-3 tabular-nums">{show(read(totals))}</span>
              <Difference now={read(totals)} before={read(before)} isGood={isGood} was={show(read(before))} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type DifferenceProps = { now: number; before: number; isGood: boolean; was: string };

function Difference({ now, before, isGood, was }: DifferenceProps) {
  if (before === 0) return <span className="mt-1 block text-ink-soft text-micro">none before</span>;
  const percent = Math.round(((now - before) / before) * 100);
  const Arrow = percent < 0 ? ArrowDown : ArrowUp;
  const isWelcome = percent >= 0 === isGood;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-1.5 text-micro tabular-nums">
      {percent !== 0 && (
        <span className={clsx('inline-flex items-center font-semibold', isWelcome ? 'text-good' : 'text-bad')}>
          <Arrow className="size-3.5" aria-hidden="true" />
          <span className="sr-only">{percent < 0 ? 'down ' : 'up '}</span>
          {Math.abs(percent).toLocaleString('en-IE')} %
        </span>
      )}
      <span className="text-ink-soft">from {was}</span>
    </span>
  );
}
