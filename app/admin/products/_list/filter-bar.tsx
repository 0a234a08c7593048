'use client';

import { SlidersHorizontal, X } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { ADMIN_SORTS } from '#lib/catalog/product-filter.ts';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { SelectField } from '../../_ui/field.tsx';
import { SORT_LABELS } from './column-facts.ts';
import { ColumnMenu } from './column-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { type FilterChoices, FilterFields } from './filter-fields.tsx';
import { type ListParams, toFilter } from './list-params.ts';
import { SearchBox } from './search-box.tsx';

export type FilterBarProps = {
  params: ListParams;
  onChange: (change: { [Name in keyof ListParams]?: ListParams[Name] | null }) => void;
  choices: FilterChoices;
  searchField: RefObject<HTMLInputElement | null>;
  /** By the arrow down: into the list. */
  onLeaveSearch: () => void;
};

const NARROWING = ['category', 'brand', 'stock', 'minPrice', 'maxPrice'] as const;
const NONE = { category: null, brand: null, stock: null, minPrice: null, maxPrice: null };

/** Search and filters: side by side where there is room, else in a sheet. */
export function FilterBar({ params, onChange, choices, searchField, onLeaveSearch }: FilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  const active = NARROWING.filter((name) => params[name] !== null).length;
  const sortField = (isBar: boolean) => (
    <SelectField
      label="Order"
      isLabelHidden={isBar}
      value={params.sort}
      onChange={({ target }) => onChange({ sort: ADMIN_SORTS.find((sort) => sort === target.value) ?? null })}
    >
      {ADMIN_SORTS.map((sort) => (
        <option key={sort} value={sort}>
          {SORT_LABELS[sort]}
        </option>
      ))}
    </SelectField>
  );
  return (
    <div className="flex items-center gap-2">
      <SearchBox
        value={params.q ?? ''}
        onChange={(q) => onChange({ q: q || null })}
        field={searchField}
        onLeave={onLeaveSearch}
      />
      <div className="hidden shrink-0 grid-cols-[10.5rem_9rem_7.75rem_6rem_4.5rem_9rem] gap-2 xl:grid">
        <FilterFields {...{ params, onChange, choices }} isBar />
        {sortField(true)}
      </div>
      {active > 0 && (
        <Button kind="quiet" size="small" onClick={() => onChange(NONE)} className="hidden xl:inline-flex">
          <X className="size-4" aria-hidden="true" />
          Clear
        </Button>
      )}
      <Button onClick={() => setOpen(true)} className="xl:hidden">
        <SlidersHorizontal className="size-4" aria-hidden="true" />
        <span className="max-sm:sr-only">Filters</span>
        {active > 0 && <span className="rounded-full bg-accent px-1.5 text-micro text-on-accent">{active}</span>}
      </Button>
      <ExportMenu filter={toFilter(params)} />
      <ColumnMenu shown={params.columns} onChange={(columns) => onChange({ columns })} />
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Filters"
        actions={
          <>
            <Button kind="quiet" onClick={() => onChange(NONE)}>
              Clear
            </Button>
            <Button kind="primary" onClick={() => setOpen(false)}>
              Show products
            </Button>
          </>
        }
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <FilterFields {...{ params, onChange, choices }} isBar={false} />
          {sortField(false)}
        </div>
      </Dialog>
    </div>
  );
}
