'use client';

import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AdminSort } from '#lib/catalog/product-filter.ts';
import { COLUMN_FACTS, type ColumnId, nextSort, sortDirection } from './column-facts.ts';

export type TableHeadProps = {
  columns: readonly ColumnId[];
  sort: AdminSort;
  onSort: (sort: AdminSort) => void;
  /** How much of what is shown is selected. */
  selected: 'none' | 'some' | 'all';
  onSelectShown: (isOn: boolean) => void;
};

const head =
  'sticky top-0 z-10 h-10.5 border-line border-b bg-panel px-2 font-semibold text-ink-soft text-micro md:px-3';

export function TableHead({ columns, sort, onSort, selected, onSelectShown }: TableHeadProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = selected === 'some';
  }, [selected]);
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={clsx(head, 'w-11 pr-0! pl-2! md:w-13 md:pl-4!')}>
          <label className="grid size-8 cursor-pointer place-items-center">
            <span className="sr-only">Select what is shown</span>
            <input
              ref={box}
              type="checkbox"
              checked={selected === 'all'}
              onChange={() => onSelectShown(selected !== 'all')}
              className="size-4.5 accent-accent"
            />
          </label>
        </th>
        <Heading column="name" {...{ sort, onSort }} />
        {columns.map((column) => (
          <Heading key={column} column={column} {...{ sort, onSort }} />
        ))}
        <th scope="col" className={clsx(head, 'w-11 md:w-13')}>
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  );
}

type HeadingProps = Pick<TableHeadProps, 'sort' | 'onSort'> & { column: ColumnId | 'name' };

function Heading({ column, sort, onSort }: HeadingProps) {
  const { label, width, isNumber, sorts } = COLUMN_FACTS[column];
  const isSorted = sorts?.includes(sort) === true;
  const Arrow = sortDirection(sort) === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      {...(isSorted && { 'aria-sort': sortDirection(sort) })}
      style={column === 'name' ? undefined : { width }}
      className={clsx(head, column !== 'name' && 'max-md:hidden', isNumber && 'text-right')}
    >
      {sorts ? (
        <button
          type="button"
          onClick={() => onSort(nextSort(sorts, sort))}
          className={clsx('inline-flex h-8 items-center gap-1 font-semibold hover:text-ink', isSorted && 'text-ink')}
        >
          {label}
          {isSorted && <Arrow className="size-3.5" aria-hidden="true" />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
