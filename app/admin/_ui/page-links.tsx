import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { AdminLink } from './admin-link.tsx';
import { buttonLook } from './button-look.ts';

export type PageLinksProps = {
  page: number;
  pageSize: number;
  total: number;
  hrefOf: (page: number) => string;
  /** What they are, in the plural: `orders`. */
  of: string;
};

const number = new Intl.NumberFormat('en-IE');

/** Which part of a list is shown, and the way to the parts beside it. */
export function PageLinks({ page, pageSize, total, hrefOf, of }: PageLinksProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return (
    <nav aria-label="Pages" className="flex min-h-14 items-center justify-between gap-4 px-5 py-2 text-small">
      <p className="text-ink-soft tabular-nums">
        {total === 0 || first > total
          ? `${number.format(total)} ${of}`
          : `${number.format(first)}–${number.format(last)} of ${number.format(total)}`}
      </p>
      {pages > 1 && (
        <div className="flex gap-2">
          <Step href={page > 1 ? hrefOf(page - 1) : undefined} label="Previous page">
            <ChevronLeft className="size-4" aria-hidden="true" />
          </Step>
          <Step href={page < pages ? hrefOf(page + 1) : undefined} label="Next page">
            <ChevronRight className="size-4" aria-hidden="true" />
          </Step>
        </div>
      )}
    </nav>
  );
}

function Step({ href, label, children }: { href: string | undefined; label: string; children: ReactNode }) {
  const look = `${buttonLook('plain', 'small')} w-9 px-0`;
  if (href === undefined) {
    return (
      <span aria-hidden="true" className={`${look} opacity-40`}>
        {children}
      </span>
    );
  }
  return (
    <AdminLink href={href} aria-label={label} className={look}>
      {children}
    </AdminLink>
  );
}
