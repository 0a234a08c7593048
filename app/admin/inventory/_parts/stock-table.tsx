'use client';

import { PackagePlus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Picture } from '#app/_ui/picture.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { StockItem } from '#lib/inventory/stock-item.ts';
import { describeOptions } from './describe-variant.ts';
import { LiveNumber } from './live-number.tsx';
import { StockState } from './stock-state.tsx';

export type StockTableProps = {
  items: readonly StockItem[];
  /** Undefined for those who may only look. */
  onAdjust: ((item: StockItem) => void) | undefined;
};

export function StockTable({ items, onAdjust }: StockTableProps) {
  return (
    <Table label="Stock">
      <thead>
        <tr>
          <HeadCell>Product</HeadCell>
          <HeadCell className="hidden md:table-cell">SKU</HeadCell>
          <HeadCell className="hidden sm:table-cell">State</HeadCell>
          <HeadCell isNumber className="hidden lg:table-cell">
            Promised
          </HeadCell>
          <HeadCell isNumber>For sale</HeadCell>
          {onAdjust && (
            <HeadCell>
              <span className="sr-only">Adjust</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody onKeyDown={walkRows}>
        {items.map((item) => (
          <Row key={item.variantId} item={item} onAdjust={onAdjust} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ item, onAdjust }: { item: StockItem; onAdjust: StockTableProps['onAdjust'] }) {
  const { product, sku, variantId, options, available, reserved } = item;
  const about = describeOptions(options);
  return (
    <tr className="hover:bg-layer-2">
      <Cell className="max-w-0 w-full">
        <div className="flex items-center gap-3">
          {product.picture ? (
            <Picture picture={product.picture} sizes="thumbnail" alt="" className="size-10 shrink-0 rounded-lg" />
          ) : (
            <span className="size-10 shrink-0 rounded-lg bg-layer-3" />
          )}
          <div className="min-w-0">
            <AdminLink
              href={`/admin/inventory/${variantId}`}
              data-row
              className="block truncate font-semibold hover:underline"
            >
              {product.name}
            </AdminLink>
            <p className="truncate text-ink-soft text-micro">
              {about || product.brand}
              <span className="md:hidden"> · {sku}</span>
            </p>
          </div>
        </div>
      </Cell>
      <Cell className="hidden whitespace-nowrap text-micro tabular-nums md:table-cell">{sku}</Cell>
      <Cell className="hidden sm:table-cell">
        <StockState available={available} status={product.status} />
      </Cell>
      <Cell isNumber className="hidden text-ink-soft lg:table-cell">
        {reserved > 0 ? reserved : '–'}
      </Cell>
      <Cell isNumber className="font-semibold">
        <LiveNumber value={available} />
      </Cell>
      {onAdjust && (
        <Cell className="pl-0">
          <button
            type="button"
            onClick={() => onAdjust(item)}
            aria-label={`Adjust ${product.name}, ${sku}`}
            className={buttonLook('plain', 'small')}
          >
            <PackagePlus className="size-4" aria-hidden="true" />
            <span className="hidden sm:inline">Adjust</span>
          </button>
        </Cell>
      )}
    </tr>
  );
}

/** Arrows go from row to row, where the focus is in one. */
function walkRows(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  if (step === 0 || !row) return;
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  const same = event.target instanceof HTMLButtonElement ? 'button' : '[data-row]';
  next?.querySelector<HTMLElement>(same)?.focus();
  event.preventDefault();
}
