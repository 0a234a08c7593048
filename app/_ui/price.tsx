import { clsx } from 'clsx';
import { formatMoney } from '#lib/money/format.ts';

export type PriceProps = {
  price: number;
  compareAtPrice: number | null;
  currency: string;
  /** The lowest of several. */
  from?: boolean;
  size?: 'regular' | 'large';
  className?: string;
};

export function Price({ price, compareAtPrice, currency, from = false, size = 'regular', className }: PriceProps) {
  const reduced = compareAtPrice !== null && compareAtPrice > price;
  return (
    <span
      className={clsx(
        'inline-flex flex-wrap items-baseline gap-x-2 tabular-nums',
        size === 'large' && 'gap-x-3',
        className,
      )}
    >
      <span className={clsx('font-semibold', size === 'large' && 'heading text-title-2', reduced && 'text-accent')}>
        {from && <span className="font-normal text-ink-soft">From </span>}
        {formatMoney(price, currency)}
      </span>
      {reduced && (
        <s className={clsx('text-ink-soft', size === 'large' ? 'text-title-3' : 'text-[0.875em]')}>
          <span className="sr-only">Before: </span>
          {formatMoney(compareAtPrice, currency)}
        </s>
      )}
    </span>
  );
}
