'use client';

import { X } from 'lucide-react';
import { parseAsString, useQueryStates } from 'nuqs';
import { Button } from '#app/admin/_ui/button.tsx';
import { InputField, SelectField } from '#app/admin/_ui/field.tsx';
import { SearchBox } from '#app/admin/_ui/search-box.tsx';

/** What narrows the list beside its tabs; all of it stands in the address. */
export function OrderFilters() {
  const [{ q, from, to, customer, sort }, setAddress] = useQueryStates(
    {
      q: parseAsString,
      from: parseAsString,
      to: parseAsString,
      customer: parseAsString,
      sort: parseAsString,
      page: parseAsString,
    },
    { shallow: false, history: 'push' },
  );
  const set = (change: Record<string, string | null>) => setAddress({ ...change, page: null });
  const isNarrowed = Boolean(q || from || to || customer);
  return (
    <div className="grid grid-cols-2 items-end gap-3 px-5 py-4 sm:flex sm:flex-wrap">
      <SearchBox
        label="Search orders"
        placeholder="Number, name, address, parcel"
        className="col-span-2 sm:w-72 sm:flex-1 lg:max-w-md"
      />
      <InputField
        type="date"
        label="Placed from"
        value={from ?? ''}
        max={to ?? undefined}
        onChange={({ target }) => set({ from: target.value || null })}
        className="sm:w-38"
      />
      <InputField
        type="date"
        label="Placed until"
        value={to ?? ''}
        min={from ?? undefined}
        onChange={({ target }) => set({ to: target.value || null })}
        className="sm:w-38"
      />
      <SelectField
        label="Sorted by"
        value={sort ?? 'newest'}
        onChange={({ target }) => set({ sort: target.value === 'newest' ? null : target.value })}
        className="sm:w-40"
      >
        <option value="newest">Newest first</option>
        <option value="oldest">Oldest first</option>
        <option value="total-desc">Highest total</option>
        <option value="total-asc">Lowest total</option>
      </SelectField>
      {isNarrowed && (
        <Button kind="quiet" onClick={() => set({ q: null, from: null, to: null, customer: null })}>
          <X className="size-4" aria-hidden="true" />
          Clear
        </Button>
      )}
    </div>
  );
}
