import { clsx } from 'clsx';
import { SearchIcon } from './primitives/icons.tsx';
import { SearchField } from './search-field.tsx';

export type SearchFormProps = {
  /** Tells this search from others on the same page. */
  label: string;
  id: string;
  query?: string;
  size?: 'regular' | 'large';
  className?: string;
};

/** A plain GET form, so that it works before and without scripts; with them it suggests what may be meant. */
export function SearchForm({ label, id, query, size = 'regular', className }: SearchFormProps) {
  const large = size === 'large';
  return (
    <search aria-label={label} className={className}>
      <form action="/search" className="relative">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <SearchField
          id={id}
          {...(query !== undefined && { query })}
          className={clsx(
            'w-full rounded-full border border-line-strong bg-panel text-ink outline-offset-2',
            large ? 'h-16 pr-18 pl-6 text-lead' : 'h-12 pr-13 pl-5 text-body lg:text-small',
          )}
        />
        <button
          type="submit"
          aria-label="Search"
          className={clsx(
            'absolute inline-flex items-center justify-center rounded-full bg-ink text-ground outline-offset-2 transition-colors hover:bg-accent hover:text-on-accent',
            large ? 'top-2 right-2 size-12' : 'top-1 right-1 size-10',
          )}
        >
          <SearchIcon />
        </button>
      </form>
    </search>
  );
}
