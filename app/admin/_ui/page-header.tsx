import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { AdminLink } from './admin-link.tsx';

export type PageHeaderProps = {
  title: ReactNode;
  /** One line below the title. */
  text?: ReactNode;
  /** The list that this is one of. */
  back?: { href: string; label: string };
  /** Beside the title: badges. */
  beside?: ReactNode;
  /** At the end of the line: buttons. */
  actions?: ReactNode;
};

/** How every page of the admin begins. */
export function PageHeader({ title, text, back, beside, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {back && (
          <AdminLink
            href={back.href}
            className="-ml-1 mb-1.5 inline-flex min-h-8 items-center gap-1 font-medium text-ink-soft text-small hover:text-ink"
          >
            <ChevronLeft className="size-4" aria-hidden="true" />
            {back.label}
          </AdminLink>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="heading break-words text-[1.75rem] leading-tight">{title}</h1>
          {beside}
        </div>
        {text && <p className="mt-1.5 max-w-2xl text-pretty text-ink-soft text-small">{text}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
