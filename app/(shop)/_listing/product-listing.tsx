import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { FilterIcon } from '#app/_ui/primitives/icons.tsx';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import type { ListingQuery } from '#lib/catalog/listing-query.ts';
import type { Browsed } from '#lib/search/browse.ts';
import { ActiveFilters } from './active-filters.tsx';
import { listActiveFilters, withoutFilters } from './filter-model.ts';
import { FilterPanel } from './filter-panel.tsx';
import { FILTERS_ID } from './filters-id.ts';
import { keptParams, listingHref } from './listing-href.ts';
import type { SortOption } from './sort-options.ts';
import { SortSelect } from './sort-select.tsx';

export type ProductListingProps = {
  list: Browsed;
  label: string;
  path: string;
  query: ListingQuery;
  sorts: SortOption[];
  /** What to say when nothing is in the list though no filter narrows it. */
  empty: ReactNode;
};

/** A list with what narrows it, how many there are, their order, the products and the way to the other pages. */
export function ProductListing({ list, label, path, query, sorts, empty }: ProductListingProps) {
  const currency = list.items[0]?.currency ?? 'EUR';
  const filters = listActiveFilters(query, list.facets, currency);
  if (list.total === 0 && filters.length === 0) return empty;
  const pageCount = countPages(list.total, list.pageSize);
  return (
    <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:gap-x-10 xl:gap-x-14">
      <div>
        <FilterPanel path={path} query={query} facets={list.facets} currency={currency} active={filters.length} />
      </div>
      <div>
        <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line border-t pt-4">
          <p id="list-length" className="text-ink-soft text-small tabular-nums max-sm:w-full">
            {describeRange(list, pageCount)}
          </p>
          <button
            type="button"
            popoverTarget={FILTERS_ID}
            className="inline-flex h-11 items-center gap-2 rounded-full border border-line-strong bg-panel px-4 font-medium text-small lg:hidden"
          >
            <FilterIcon className="size-4" />
            Filters
            {filters.length > 0 && <span className="tabular-nums">({filters.length})</span>}
          </button>
          <SortSelect
            key={query.sort}
            path={path}
            kept={keptParams(query, ['sort'])}
            current={query.sort}
            choices={sorts.map((option) => ({
              ...option,
              href: listingHref(path, { ...query, page: 1, sort: option.value }),
            }))}
          />
        </div>
        <ActiveFilters path={path} query={query} filters={filters} />
        {list.total === 0 ? (
          <Aside title="Nothing has all of these at once" text="Take one of the filters off, or all of them.">
            <Link href={listingHref(path, withoutFilters(query))} className={buttonStyles.solid}>
              Clear all filters
            </Link>
          </Aside>
        ) : list.items.length === 0 ? (
          <Aside
            title="This list ends before here"
            text={pageCount === 1 ? 'It has one page only.' : `It has ${pageCount} pages.`}
          >
            <Link href={listingHref(path, { ...query, page: 1 })} className={buttonStyles.solid}>
              Go to the first page
            </Link>
          </Aside>
        ) : (
          <ProductGrid products={list.items} label={label} />
        )}
        {list.items.length > 0 && (
          <Pagination page={list.page} pageCount={pageCount} hrefOf={(page) => listingHref(path, { ...query, page })} />
        )}
      </div>
    </div>
  );
}

function describeRange({ items, page, pageSize, total }: Browsed, pageCount: number): ReactNode {
  const first = (page - 1) * pageSize + 1;
  return (
    <>
      {pageCount > 1 && items.length > 0 && (
        <span className="max-sm:hidden">
          {first.toLocaleString('en')}–{(first + items.length - 1).toLocaleString('en')} of{' '}
        </span>
      )}
      {countOf(total, 'product')}
    </>
  );
}

function Aside({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="rounded-layer bg-layer-2 px-6 py-16 text-center">
      <h2 className="heading text-title-2">{title}</h2>
      <p className="mx-auto mt-3 mb-7 max-w-md text-ink-soft">{text}</p>
      {children}
    </div>
  );
}
