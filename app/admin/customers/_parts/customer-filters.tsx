'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { SelectField } from '#app/admin/_ui/field.tsx';
import { SearchBox } from '#app/admin/_ui/search-box.tsx';

/** What narrows and orders the list beside its tabs; it stands in the address. */
export function CustomerFilters() {
  const [{ sort }, setAddress] = useQueryStates(
    { sort: parseAsString, page: parseAsString },
    { shallow: false, history: 'push' },
  );
  return (
    <div className="flex flex-wrap items-end gap-3 px-5 py-4">
      <SearchBox
        label="Search customers"
        placeholder="Name or address"
        className="w-full sm:w-72 sm:flex-1 lg:max-w-md"
      />
      <SelectField
        label="Sorted by"
        value={sort ?? 'newest'}
        onChange={({ target }) => setAddress({ sort: target.value === 'newest' ? null : target.value, page: null })}
        className="w-full sm:w-44"
      >
        <option value="newest">Newest first</option>
        <option value="spent">Most spent</option>
        <option value="orders">Most orders</option>
        <option value="name">Name</option>
      </SelectField>
    </div>
  );
}
