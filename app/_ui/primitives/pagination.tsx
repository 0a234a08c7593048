import { clsx } from 'clsx';
import { Link } from '#app/_ui/link.tsx';
import { listPageSlots } from './pagination-model.ts';

export type PaginationProps = { page: number; pageCount: number; hrefOf: (page: number) => string };

const cell = 'inline-flex h-11 min-w-11 items-center justify-center rounded-full px-3 tabular-nums';

export function Pagination({ page, pageCount, hrefOf }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-16 flex flex-wrap items-center justify-center gap-1 font-medium text-small">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} rel="prev" className={clsx(cell, 'px-4 hover:bg-layer-2')}>
          Previous
        </Link>
      )}
      <ul className="order-first flex w-full justify-center gap-1 sm:order-none sm:w-auto">
        {listPageSlots(page, pageCount).map((slot) =>
          slot.kind === 'gap' ? (
            <li
              key={`gap-${slot.after}`}
              aria-hidden="true"
              className="inline-flex h-11 min-w-6 items-center justify-center"
            >
              …
            </li>
          ) : (
            <li key={slot.page}>
              <Link
                href={hrefOf(slot.page)}
                aria-label={`Page ${slot.page}`}
                aria-current={slot.page === page ? 'page' : undefined}
                className={clsx(cell, slot.page === page ? 'bg-ink text-ground' : 'hover:bg-layer-2')}
              >
                {slot.page}
              </Link>
            </li>
          ),
        )}
      </ul>
      {page < pageCount && (
        <Link href={hrefOf(page + 1)} rel="next" className={clsx(cell, 'px-4 hover:bg-layer-2')}>
          Next
        </Link>
      )}
    </nav>
  );
}
