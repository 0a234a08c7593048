import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { AdminLink } from './admin-link.tsx';

export type TabLinksProps = {
  /** What they choose between: “Which reviews”. */
  label: string;
  tabs: readonly { href: string; label: string; count?: ReactNode; isCurrent: boolean }[];
};

/** Views of one list, side by side. Which one it is stands in the address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AdminLink
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={clsx(
                'inline-flex min-h-9 items-center gap-2 whitespace-nowrap rounded-xl px-3.5 font-semibold text-small',
                tab.isCurrent ? 'bg-layer-3 text-ink' : 'text-ink-soft hover:bg-layer-2 hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-ink-soft text-micro tabular-nums">{tab.count}</span>}
            </AdminLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
