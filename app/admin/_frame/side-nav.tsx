'use client';

import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { AdminLink } from '../_ui/admin-link.tsx';
import { NavIcon } from './nav-icon.tsx';
import type { NavGroup } from './nav-items.ts';

export type SideNavProps = { groups: readonly NavGroup[]; onNavigate?: () => void };

/** The menu: what this person's role may open. */
export function SideNav({ groups, onNavigate }: SideNavProps) {
  const path = usePathname();
  const isHere = (href: string) => (href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`));
  return (
    <nav aria-label="Admin" className="space-y-5">
      {groups.map(({ title, items }) => (
        <div key={title}>
          <h2 className="px-3 font-semibold text-ink-soft text-micro">{title}</h2>
          <ul className="mt-1.5 space-y-0.5">
            {items.map(({ href, label, icon }) => (
              <li key={href}>
                <AdminLink
                  href={href}
                  {...(onNavigate && { onClick: onNavigate })}
                  aria-current={isHere(href) ? 'page' : undefined}
                  className={clsx(
                    'flex min-h-10 items-center gap-3 rounded-xl lg:min-h-9.5 px-3 text-small transition-colors',
                    isHere(href) ? 'bg-ink font-semibold text-ground' : 'text-ink hover:bg-layer-3',
                  )}
                >
                  <NavIcon name={icon} />
                  {label}
                </AdminLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
