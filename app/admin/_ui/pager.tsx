'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { buttonLook } from './button-look.ts';

export type PagerProps = { page: number; pageSize: number; total: number; onPage: (page: number) => void };

/** Which part of a list is shown, and the way to the others. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 px-5 py-3 text-micro">
      <p className="text-ink-soft tabular-nums">
        {first.toLocaleString('en')}–{last.toLocaleString('en')} of {total.toLocaleString('en')}
      </p>
      <div className="flex gap-2">
        <button type="button" className={look} disabled={page <= 1} onClick={() => onPage(page - 1)}>
          <ChevronLeft className="size-4" aria-hidden="true" />
          <span className="sr-only">The page before</span>
        </button>
        <button type="button" className={look} disabled={last >= total} onClick={() => onPage(page + 1)}>
          <ChevronRight className="size-4" aria-hidden="true" />
          <span className="sr-only">The next page</span>
        </button>
      </div>
    </nav>
  );
}

const look = buttonLook('plain', 'small');
