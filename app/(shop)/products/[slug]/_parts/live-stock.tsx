'use client';

import { clsx } from 'clsx';
import type { Stock } from '#lib/catalog/types.ts';
import { useStock } from './use-stock.ts';
import { getLevel, type Level } from './variant-choice.ts';
import { useVariantChoice } from './variant-provider.tsx';

const looks = {
  'in-stock': { dot: 'bg-good', text: 'text-good' },
  low: { dot: 'bg-low', text: 'text-low' },
  'sold-out': { dot: 'bg-line-strong', text: 'text-ink' },
} as const;

function describeLevel(level: Level): string {
  if (level.kind === 'low') return `Only ${level.left} left`;
  return level.kind === 'in-stock' ? 'In stock' : 'Sold out';
}

function describeOthers(stock: ReadonlyMap<string, Stock>): string {
  const others = [...stock.values()].some(({ available }) => available > 0);
  return others ? 'Another choice is in stock.' : 'Nothing of it is left at the moment.';
}

const box = 'flex min-h-20 items-center gap-4 rounded-3xl border border-line bg-panel px-5 py-4';

export function LiveStock() {
  const { product, variant } = useVariantChoice();
  const { data, isError, refetch, isFetching } = useStock(product.variants);
  const stock = data?.get(variant.id);
  if (isError && !data) {
    return (
      <div className={clsx(box, 'justify-between')} role="status">
        <span className="text-small">
          <strong className="block font-semibold text-body">Stock unknown</strong>
          <span className="text-ink-soft">It could not be counted.</span>
        </span>
        <button
          type="button"
          onClick={() => refetch()}
          disabled={isFetching}
          className="h-11 shrink-0 rounded-full border border-line-strong px-4 font-medium text-small hover:border-ink"
        >
          {isFetching ? 'Counting…' : 'Try again'}
        </button>
      </div>
    );
  }
  if (!data) return <StockSkeleton />;
  const level = getLevel(stock?.available ?? 0);
  const look = looks[level.kind];
  return (
    <div className={box} role="status">
      <span aria-hidden="true" className={clsx('size-3 shrink-0 rounded-full', look.dot)} />
      <span className="text-small">
        <strong className={clsx('block font-semibold text-body', look.text)}>{describeLevel(level)}</strong>
        <span className="text-ink-soft">
          {level.kind === 'sold-out' ? describeOthers(data) : 'Counted a moment ago.'}
        </span>
      </span>
    </div>
  );
}

function StockSkeleton() {
  return (
    <div className={clsx(box, 'needs-scripts')} role="status">
      <span className="sr-only">Counting the stock</span>
      <span aria-hidden="true" className="skeleton size-3 shrink-0 rounded-full" />
      <span aria-hidden="true" className="text-small">
        <span className="flex h-[1lh] items-center text-body">
          <span className="skeleton h-4 w-24" />
        </span>
        <span className="flex h-[1lh] items-center">
          <span className="skeleton h-3.5 w-40" />
        </span>
      </span>
    </div>
  );
}
