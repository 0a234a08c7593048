import type { ReactNode } from 'react';
import { Logo } from '#app/_ui/logo.tsx';
import { hasRole, type Role } from '#lib/accounts/roles.ts';
import { CommandPalette } from './command-palette.tsx';
import { NavDrawer } from './nav-drawer.tsx';
import { NAVIGATION } from './nav-items.ts';
import { SideNav } from './side-nav.tsx';

export type AdminFrameProps = { email?: string; role?: Role; children: ReactNode };

/** What every page of the admin has around it; for whoever may see none of them, the page alone. */
export function AdminFrame({ email, role, children }: AdminFrameProps) {
  const groups = NAVIGATION.map(({ title, items }) => ({
    title,
    items: items.filter(({ minimum }) => role !== undefined && hasRole(role, minimum)),
  })).filter(({ items }) => items.length > 0);
  return (
    <div className="min-h-dvh bg-layer-1 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] print:block print:bg-transparent">
      <a
        href="#content"
        className="fixed top-3 left-3 z-50 -translate-y-24 rounded-full bg-ink px-6 py-3 font-semibold text-ground text-small focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside aria-label="Strata" className="hidden border-line border-r bg-layer-2 lg:block print:hidden">
        <div className="sticky top-0 flex h-dvh flex-col gap-6 overflow-y-auto px-3 py-5">
          <div className="px-3">
            <Logo />
          </div>
          {role && <SideNav groups={groups} />}
        </div>
      </aside>
      <div className="min-w-0">
        <header className="sticky top-0 z-30 flex h-15 items-center gap-3 border-line border-b bg-layer-1/95 px-4 backdrop-blur sm:px-6 print:hidden">
          {role && <NavDrawer groups={groups} />}
          <span className="flex shrink-0 lg:hidden">
            <Logo />
          </span>
          {role && <CommandPalette groups={groups} />}
          {email && (
            <p className="ml-auto hidden min-w-0 truncate text-ink-soft text-micro sm:block">
              {email} <span className="font-semibold text-ink">{role}</span>
            </p>
          )}
        </header>
        <main id="content" tabIndex={-1} className="mx-auto max-w-[90rem] px-4 pt-6 pb-20 outline-none sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </div>
  );
}
