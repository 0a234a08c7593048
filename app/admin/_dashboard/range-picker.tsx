import { clsx } from 'clsx';
import { addDays, countDays, type DayRange } from '#lib/sales/range.ts';
import { AdminLink } from '../_ui/admin-link.tsx';
import { Button } from '../_ui/button.tsx';
import { InputField } from '../_ui/field.tsx';

export type RangePickerProps = {
  range: DayRange;
  currency: string;
  currencies: readonly string[];
  /** What was wrong with the range in the address. */
  error: string | undefined;
};

const PRESETS = [
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: '12 months' },
] as const;

/** Which days are shown: usual ranges that end today, or any two days. */
export function RangePicker({ range, currency, currencies, error }: RangePickerProps) {
  const today = new Date().toISOString().slice(0, 10);
  const isNow = (days: number) => range.to === today && countDays(range) === days;
  const hrefOf = (given: DayRange, money = currency) => `/admin?${new URLSearchParams({ ...given, currency: money })}`;
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label="Range" className="flex flex-wrap gap-1 rounded-xl bg-layer-3 p-1">
        {PRESETS.map(({ days, label }) => (
          <AdminLink
            key={days}
            href={hrefOf({ from: addDays(today, 1 - days), to: today })}
            aria-current={isNow(days) ? 'true' : undefined}
            className={clsx(
              'grid min-h-9 place-items-center rounded-lg px-3.5 font-semibold text-micro',
              isNow(days) ? 'bg-panel shadow-sm' : 'text-ink-soft hover:text-ink',
            )}
          >
            {label}
          </AdminLink>
        ))}
      </nav>
      {currencies.length > 1 && (
        <nav aria-label="Currency" className="flex gap-3 text-small">
          {currencies.map((one) => (
            <AdminLink
              key={one}
              href={hrefOf(range, one)}
              aria-current={one === currency ? 'true' : undefined}
              className={one === currency ? 'font-semibold' : 'text-ink-soft underline underline-offset-4'}
            >
              {one}
            </AdminLink>
          ))}
        </nav>
      )}
      <form action="/admin" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="currency" value={currency} />
        <InputField type="date" name="from" label="From" defaultValue={range.from} max={today} error={error} />
        <InputField type="date" name="to" label="To" defaultValue={range.to} />
        <Button type="submit">Show</Button>
      </form>
    </div>
  );
}
