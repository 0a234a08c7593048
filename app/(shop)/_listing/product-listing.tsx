import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { ProductGrid } from '#app/_ui/product-grid.tsx';
import type { Sort } from '#lib/catalog/listing-query.ts';
import type { Page, ProductSummary } from '#lib/catalog/types.ts';
import { listingHref } from './listing-href.ts';
import type { SortOption } from './sort-options.ts';
import { SortSelect } from './sort-select.tsx';

export type ProductListingProps = {
  list: Page<ProductSummary>;
  label: string;
  path: string;
  q?: string | undefined;
  sort: Sort;
  sorts: SortOption[];
};

/** How many there are, their order, the products and the way to the other pages. The list must not be empty as a whole. */
export function ProductListing({ list, label, path, q, sort, sorts }: ProductListingProps) {
  const defaultSort = sorts[0]?.value ?? 'popular';
  const address = { path, q, sort, defaultSort };
  const pageCount = countPages(list.total, list.pageSize);
  if (list.items.length === 0) return <PastTheEnd pageCount={pageCount} firstHref={listingHref(address)} />;
  const first = (list.page - 1) * list.pageSize + 1;
  return (
    <>
      <div className="mb-7 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-line border-t pt-4">
        <p className="text-ink-soft text-small tabular-nums">
          {pageCount > 1 && (
            <span className="max-sm:hidden">
              {first.toLocaleString('en')}–{(first + list.items.length - 1).toLocaleString('en')} of{' '}
            </span>
          )}
          {countOf(list.total, 'product')}
        </p>
        <SortSelect
          path={path}
          q={q}
          current={sort}
          choices={sorts.map((option) => ({ ...option, href: listingHref({ ...address, sort: option.value }) }))}
        />
      </div>
      <ProductGrid products={list.items} label={label} />
      <Pagination page={list.page} pageCount={pageCount} hrefOf={(page) => listingHref({ ...address, page })} />
    </>
  );
}

function PastTheEnd({ pageCount, firstHref }: { pageCount: number; firstHref: string }) {
  return (
    <div className="rounded-layer bg-layer-2 px-6 py-16 text-center">
      <h2 className="heading text-title-2">This list ends before here</h2>
      <p className="mx-auto mt-3 mb-7 max-w-md text-ink-soft">
        {pageCount === 1 ? 'It has one page only.' : `It has ${pageCount} pages.`}
      </p>
      <Link href={firstHref} className={buttonStyles.solid}>
        Go to the first page
      </Link>
    </div>
  );
}
