'use client';

import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import type { AdminSort } from '#lib/catalog/product-filter.ts';
import { COLUMN_FACTS, COLUMN_IDS, type ColumnId } from './column-facts.ts';
import { columns, features } from './columns.tsx';
import { ProductRow, RowPlaceholder } from './product-row.tsx';
import { describeShown, isSelected, type Selection } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { useRowHeight } from './use-row-height.ts';

/** Pixels; as `h-10.5` of a heading. */
const HEAD = 42;
/** What the server renders, before anything can be measured. */
const FIRST_RECT = { width: 1100, height: 600 };

export type TableHandle = {
  /** Shows a row and gives it the focus as soon as it is there. */
  reveal: (index: number) => void;
  /** How many rows can be seen at once. */
  pageLength: () => number;
  toTop: () => void;
  hasFocus: () => boolean;
};

export type ProductTableProps = {
  handle: RefObject<TableHandle | null>;
  rowCount: number;
  rowAt: (index: number) => AdminProductSummary | undefined;
  /** First and last index in view. */
  onRange: (from: number, to: number) => void;
  shownColumns: readonly ColumnId[];
  sort: AdminSort;
  onSort: (sort: AdminSort) => void;
  selection: Selection;
  onSelect: (index: number, event: MouseEvent) => void;
  onSelectShown: (ids: readonly string[], isOn: boolean) => void;
  active: number;
  onActivate: (index: number) => void;
  isDimmed: boolean;
  /** Of what covers the end of the list, pixels. */
  roomBelow: number;
  menuOf: (product: AdminProductSummary, isActive: boolean) => ReactNode;
};

/** Rows of a list of any length: in the page are those that can be seen, and room for the rest. */
export function ProductTable(props: ProductTableProps) {
  const { handle, rowCount, rowAt, onRange, sort, selection, active, isDimmed, roomBelow } = props;
  const box = useRef<HTMLElement>(null);
  const focusWanted = useRef<number | undefined>(undefined);
  const rowHeight = useRowHeight();
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    paddingEnd: roomBelow,
    scrollPaddingEnd: roomBelow,
    initialRect: FIRST_RECT,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer keeps heights until it is told
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const items = virtualizer.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(from, to), [from, to, onRange]);

  useImperativeHandle(handle, () => ({
    reveal(index) {
      focusWanted.current = index;
      virtualizer.scrollToIndex(index);
      focusRow();
    },
    pageLength: () => Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1),
    toTop: () => box.current?.scrollTo({ top: 0 }),
    hasFocus: () => box.current?.contains(document.activeElement) === true && document.activeElement !== box.current,
  }));
  function focusRow() {
    const link = box.current?.querySelector<HTMLElement>(`[data-row="${focusWanted.current}"]`);
    if (!link) return;
    focusWanted.current = undefined;
    link.focus({ preventScroll: true });
  }
  useEffect(() => {
    if (focusWanted.current !== undefined) focusRow();
  });

  const loaded = items.flatMap(({ index }) => rowAt(index) ?? []);
  const shownColumns = COLUMN_IDS.filter((id) => props.shownColumns.includes(id));
  const columnVisibility = useMemo(
    () => Object.fromEntries(COLUMN_IDS.map((id) => [id, props.shownColumns.includes(id)])),
    [props.shownColumns],
  );
  const table = useTable({ features, columns, data: loaded, getRowId: ({ id }) => id, state: { columnVisibility } });
  const rows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const shownIds = loaded.map(({ id }) => id);
  const minWidth = shownColumns.reduce((sum, id) => sum + COLUMN_FACTS[id].width, COLUMN_FACTS.name.width + 104);

  return (
    <section
      ref={box}
      aria-label="Products"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain rounded-2xl border border-line bg-panel"
    >
      <table
        aria-rowcount={rowCount + 1}
        style={{ '--list-width': `${minWidth}px` } as React.CSSProperties}
        className={clsx(
          'w-full table-fixed border-separate border-spacing-0 text-left text-small transition-opacity md:min-w-(--list-width)',
          isDimmed && 'opacity-50',
        )}
      >
        <TableHead
          columns={shownColumns}
          sort={sort}
          onSort={props.onSort}
          selected={describeShown(selection, shownIds)}
          onSelectShown={(isOn) => props.onSelectShown(shownIds, isOn)}
        />
        <tbody>
          <Room height={(items[0]?.start ?? HEAD) - HEAD} />
          {items.map(({ index }) => {
            const product = rowAt(index);
            const row = product && rows.get(product.id);
            if (!row) return <RowPlaceholder key={`place-${index}`} columnCount={shownColumns.length} />;
            return (
              <ProductRow
                key={row.id}
                {...{ table, row, index }}
                isSelected={isSelected(selection, row.id)}
                isActive={index === active}
                onSelect={props.onSelect}
                onActivate={props.onActivate}
                menu={props.menuOf(row.original, index === active)}
              />
            );
          })}
          <Room height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? HEAD)} />
        </tbody>
      </table>
    </section>
  );
}

/** Of the rows above and below, so that the scroll bar tells the truth. */
function Room({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td style={{ height }} />
    </tr>
  );
}
