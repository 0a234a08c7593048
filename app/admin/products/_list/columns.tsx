'use client';

import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { clsx } from 'clsx';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import { formatMoney } from '#lib/money/format.ts';
import { COLUMN_FACTS, COLUMN_IDS, type ColumnId } from './column-facts.ts';
import { ProductStatusBadge } from './product-status.tsx';

export const features = tableFeatures({ columnVisibilityFeature });

const helper = createColumnHelper<typeof features, AdminProductSummary>();
const day = new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const CELLS: Record<ColumnId, (product: AdminProductSummary) => React.ReactNode> = {
  status: (product) => <ProductStatusBadge {...product} />,
  stock: ({ available, inStock }) => (
    <span className={clsx(!inStock && 'font-semibold text-bad')}>
      {inStock ? available.toLocaleString('en-IE') : 'None'}
    </span>
  ),
  category: ({ categories: [first, ...more] }) => (
    <span className="block truncate">
      {first?.name ?? <span className="text-ink-soft">None</span>}
      {more.length > 0 && <span className="text-ink-soft"> +{more.length}</span>}
    </span>
  ),
  brand: ({ brand }) => <span className="block truncate">{brand}</span>,
  variants: ({ variantCount }) => variantCount,
  price: (product) => <PriceCell product={product} />,
  updated: ({ updatedAt }) => <Day at={updatedAt} />,
  created: ({ createdAt }) => <Day at={createdAt} />,
};

/** Whatever can be chosen; the box, the name and the menu of a row stand beside these always. */
export const columns = helper.columns(
  COLUMN_IDS.map((id) =>
    helper.display({ id, header: COLUMN_FACTS[id].label, cell: ({ row }) => CELLS[id](row.original) }),
  ),
);

export function PriceCell({ product }: { product: AdminProductSummary }) {
  const { price, compareAtPrice, currency, priceVaries } = product;
  return (
    <>
      {priceVaries && <span className="text-ink-soft">from </span>}
      {compareAtPrice !== null && <span className="sr-only">reduced to </span>}
      <span className={clsx(compareAtPrice !== null && 'font-semibold text-accent')}>
        {formatMoney(price, currency)}
      </span>
    </>
  );
}

function Day({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at.replace('T', ' ').replace(/\..*/, ' UTC')} className="text-ink-soft">
      {day.format(new Date(at))}
    </time>
  );
}
