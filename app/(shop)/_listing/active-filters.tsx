import { Link } from '#app/_ui/link.tsx';
import { CloseIcon } from '#app/_ui/primitives/icons.tsx';
import type { ListingQuery } from '#lib/catalog/listing-query.ts';
import { type ActiveFilter, withoutFilters } from './filter-model.ts';
import { listingHref } from './listing-href.ts';

export type ActiveFiltersProps = { path: string; query: ListingQuery; filters: ActiveFilter[] };

/** What the list is narrowed by; following one takes it off. */
export function ActiveFilters({ path, query, filters }: ActiveFiltersProps) {
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="mb-5 flex flex-wrap items-center gap-2">
      {filters.map(({ label, without }) => (
        <li key={label}>
          <Link href={listingHref(path, without)} className="pill bg-accent-soft hover:bg-layer-3">
            <span className="sr-only">Remove filter </span>
            {label}
            <CloseIcon className="size-4" />
          </Link>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Link href={listingHref(path, withoutFilters(query))} className="quiet-link px-2 py-2 text-small">
            Clear all
          </Link>
        </li>
      )}
    </ul>
  );
}
