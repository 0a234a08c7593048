'use client';

import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useCallback, useRef, useState } from 'react';
import { useSettled } from '../../_ui/use-settled.ts';
import { EditManyDialog, toTargets } from './edit-many-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { FilterChoices } from './filter-fields.tsx';
import { ListLine } from './list-line.tsx';
import { listParams, loadListParams, NO_PARAMS, toApiQuery, toFilter, toViewQuery } from './list-params.ts';
import { NoProducts } from './no-products.tsx';
import { ProductTable, type TableHandle } from './product-table.tsx';
import { RowMenu } from './row-menu.tsx';
import { toSelectedFilter } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useListKeys } from './use-list-keys.ts';
import { type FirstPage, MOST_ROWS, pagesOf, useProductPages } from './use-product-pages.ts';
import { useRowActions } from './use-row-actions.ts';
import { useSelection } from './use-selection.ts';
import { ViewTabs } from './view-tabs.tsx';

export type ProductDeskProps = { first: FirstPage; choices: FilterChoices; mayWrite: boolean };

/** How long rows have to stay in view before they are asked for, milliseconds. */
const PASSING = 70;

/** Of what lies above the end of the list while something is selected, pixels. */
const BAR = 72;

/** The list of all products, with all that can be done from it. */
export function ProductDesk({ first, choices, mayWrite }: ProductDeskProps) {
  const router = useRouter();
  const [params, setParams] = useQueryStates(listParams, { history: 'replace', clearOnDefault: true });
  const query = toApiQuery(params);
  const [range, setRange] = useState({ query, from: 0, to: 0 });
  const settled = useSettled(range, PASSING);
  // Where somebody was in another list says nothing of this one.
  const list = useProductPages(query, settled.query === query ? pagesOf(settled.from, settled.to) : [], first);
  const total = list.total ?? 0;
  const rowCount = Math.min(total, MOST_ROWS);
  const filter = toFilter(params);
  const selected = useSelection(new URLSearchParams(filter).toString(), {
    total,
    idAt: (index) => list.rowAt(index)?.id,
    idsBetween: list.idsBetween,
  });
  const [active, setActive] = useState(0);
  const [dialog, setDialog] = useState<'edit' | 'keys' | undefined>();
  const table = useRef<TableHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const actions = useRowActions();
  const onRange = useCallback((from: number, to: number) => setRange({ query, from, to }), [query]);

  const change: typeof setParams = (next) => {
    table.current?.toTop();
    setActive(0);
    return setParams(next);
  };
  const goTo = (index: number) => {
    const target = Math.max(0, Math.min(rowCount - 1, index));
    setActive(target);
    table.current?.reveal(target);
    return target;
  };
  useListKeys({
    move(steps, isSelecting) {
      // The first press only shows where one is.
      const target = goTo(table.current?.hasFocus() ? active + steps : active);
      if (isSelecting) selected.between(active, target);
      else selected.startAt(target);
    },
    jump: (to) => goTo(to === 'first' ? 0 : rowCount - 1),
    page: (direction) => goTo(active + direction * (table.current?.pageLength() ?? 1)),
    open() {
      const id = list.rowAt(active)?.id;
      if (id !== undefined) actions.open(id);
    },
    toggle: () => selected.press(active, false),
    selectAll: selected.everything,
    clear: selected.nothing,
    edit: () => mayWrite && selected.count > 0 && setDialog('edit'),
    remove() {
      const product = list.rowAt(active);
      if (mayWrite && product && !product.deletedAt) void actions.moveToBin(product);
    },
    create: () => mayWrite && router.push('/admin/products/new'),
    search: () => searchField.current?.focus(),
    help: () => setDialog('keys'),
  });

  return (
    <div className="relative flex h-[calc(100dvh-13.75rem)] min-h-112 flex-col gap-3 sm:h-[calc(100dvh-10.75rem)]">
      <ViewTabs
        status={params.status}
        onStatus={(status) => change({ ...NO_PARAMS, status, columns: params.columns })}
        viewQuery={toViewQuery(params)}
        onView={(view) => change(loadListParams(`?${view}`))}
      />
      <FilterBar {...{ params, choices, searchField }} onChange={change} onLeaveSearch={() => goTo(0)} />
      <ListLine
        total={list.total}
        isBehind={list.isBehind}
        error={list.error}
        onRetry={list.retry}
        onHelp={() => setDialog('keys')}
      />
      {list.total === 0 && !list.isBehind ? (
        <NoProducts filter={filter} onClear={() => change(NO_PARAMS)} />
      ) : (
        <ProductTable
          handle={table}
          rowCount={rowCount}
          rowAt={list.rowAt}
          onRange={onRange}
          shownColumns={params.columns}
          sort={params.sort}
          onSort={(sort) => change({ sort })}
          selection={selected.selection}
          onSelect={(index, { shiftKey }) => selected.press(index, shiftKey)}
          onSelectShown={selected.these}
          active={active}
          onActivate={setActive}
          isDimmed={list.isBehind}
          roomBelow={selected.count > 0 ? BAR : 0}
          menuOf={(product, isActive) => <RowMenu {...{ product, actions, mayWrite, isActive }} />}
        />
      )}
      {selected.count > 0 && (
        <SelectionBar
          count={selected.count}
          total={total}
          onSelectAll={selected.everything}
          onClear={selected.nothing}
          onEdit={mayWrite ? () => setDialog('edit') : undefined}
          filter={toSelectedFilter(selected.selection, filter)}
        />
      )}
      {dialog === 'edit' && (
        <EditManyDialog
          isOpen
          onClose={() => setDialog(undefined)}
          count={selected.count}
          targets={toTargets(selected.selection, filter)}
          categories={choices.categories}
        />
      )}
      <ShortcutsDialog isOpen={dialog === 'keys'} onClose={() => setDialog(undefined)} />
    </div>
  );
}
