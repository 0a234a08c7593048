'use client';

import type { ReactTable } from '@tanstack/react-table';
import { clsx } from 'clsx';
import type { MouseEvent, ReactNode } from 'react';
import { Picture } from '#app/_ui/picture.tsx';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import { AdminLink } from '../../_ui/admin-link.tsx';
import { COLUMN_FACTS, type ColumnId } from './column-facts.ts';
import { type features, PriceCell } from './columns.tsx';
import { ProductStatusBadge } from './product-status.tsx';

type ProductTable = ReactTable<typeof features, AdminProductSummary>;

export type ProductRowProps = {
  table: ProductTable;
  row: ReturnType<ProductTable['getRow']>;
  index: number;
  isSelected: boolean;
  /** The one that keys act on. Only its controls are reached by Tab: a list of thousands must not be a trap. */
  isActive: boolean;
  onSelect: (index: number, event: MouseEvent) => void;
  onActivate: (index: number) => void;
  menu: ReactNode;
};

const cell = 'h-19 border-line border-b px-2 py-0 md:h-14 md:px-3';

export function ProductRow(props: ProductRowProps) {
  const { table, row, index, isSelected, isActive, onSelect, onActivate, menu } = props;
  const product = row.original;
  const [picture] = product.images;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onFocus={() => onActivate(index)}
      className={clsx(
        'group',
        isSelected ? 'bg-accent-soft' : 'hover:bg-layer-1',
        isActive && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <td className={clsx(cell, 'pr-0! pl-2! md:pl-4!')}>
        <label className="grid size-8 cursor-pointer place-items-center">
          <span className="sr-only">Select {product.name}</span>
          <input
            type="checkbox"
            checked={isSelected}
            tabIndex={isActive ? 0 : -1}
            onChange={() => {}}
            onClick={(event) => onSelect(index, event)}
            className="size-4.5 accent-accent"
          />
        </label>
      </td>
      <td className={cell}>
        <div className="flex min-w-0 items-center gap-3">
          {picture ? (
            <Picture picture={picture} sizes="thumbnail" alt="" className="size-10 shrink-0 rounded-lg" />
          ) : (
            <span className="size-10 shrink-0 rounded-lg bg-layer-3" />
          )}
          <div className="min-w-0 flex-1">
            <AdminLink
              href={`/admin/products/${product.id}`}
              data-row={index}
              tabIndex={isActive ? 0 : -1}
              className="block truncate font-semibold hover:underline"
            >
              {product.name}
            </AdminLink>
            <div className="mt-1 flex min-w-0 items-center gap-2 text-ink-soft text-micro md:hidden">
              {product.status !== 'published' && <ProductStatusBadge {...product} />}
              <span className="truncate tabular-nums">
                <PriceCell product={product} />, {product.inStock ? `${product.available} left` : 'sold out'}
              </span>
            </div>
          </div>
        </div>
      </td>
      {row.getVisibleCells().map((own) => (
        <td
          key={own.id}
          className={clsx(
            cell,
            'max-md:hidden',
            COLUMN_FACTS[own.column.id as ColumnId].isNumber && 'whitespace-nowrap text-right tabular-nums',
          )}
        >
          <table.FlexRender cell={own} />
        </td>
      ))}
      <td className={clsx(cell, 'pr-2! pl-0!')}>{menu}</td>
    </tr>
  );
}

/** Where a row is going to be. */
export function RowPlaceholder({ columnCount }: { columnCount: number }) {
  return (
    <tr>
      <td className={cell} />
      <td className={cell}>
        <div className="flex items-center gap-3">
          <span className="size-10 shrink-0 rounded-lg bg-layer-3" />
          <span className="h-3.5 w-2/5 rounded-full bg-layer-3" />
        </div>
      </td>
      {Array.from({ length: columnCount }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing tells them apart but their place
        <td key={at} className={clsx(cell, 'max-md:hidden')}>
          <span className="block h-3 w-3/5 rounded-full bg-layer-2" />
        </td>
      ))}
      <td className={cell} />
    </tr>
  );
}
