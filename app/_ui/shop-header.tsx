import type { ReactNode } from 'react';
import type { Category } from '#lib/catalog/types.ts';
import { DEPARTMENTS_PANEL_ID, DepartmentsPanel } from './departments-panel.tsx';
import { categoryHref } from './hrefs.ts';
import { Link } from './link.tsx';
import { Logo } from './logo.tsx';
import { ChevronIcon, HeartIcon, MenuIcon, PersonIcon } from './primitives/icons.tsx';
import { SearchForm } from './search-form.tsx';

export type ShopHeaderProps = {
  departments: Category[];
  /** What belongs to whoever looks: drawn by the browser, at the end of the row. */
  actions: ReactNode;
};

/** What fits beside the search field; the rest is one press away. */
const INLINE_DEPARTMENTS = 4;

export function ShopHeader({ departments, actions }: ShopHeaderProps) {
  return (
    <header className="z-20 bg-ground lg:sticky lg:top-0">
      <div className="page-width flex flex-wrap items-center gap-x-3 gap-y-2 py-3 lg:h-20 lg:flex-nowrap lg:gap-x-8 lg:py-0">
        <Logo />
        <button
          type="button"
          popoverTarget={DEPARTMENTS_PANEL_ID}
          className="ml-auto inline-flex h-12 items-center gap-2 rounded-full bg-layer-2 px-3.5 font-semibold text-small transition-colors hover:bg-layer-3 sm:px-5 lg:ml-0"
        >
          <MenuIcon className="size-5 lg:hidden" />
          {/* On a phone the row has to hold the account and the cart as well. */}
          <span className="max-sm:sr-only">Departments</span>
          <ChevronIcon className="hidden size-4 lg:block" />
        </button>
        <nav aria-label="Main departments" className="hidden xl:block">
          <ul className="flex gap-x-7 font-medium text-small">
            {departments.slice(0, INLINE_DEPARTMENTS).map((department) => (
              <li key={department.id}>
                <Link
                  href={categoryHref(department.path)}
                  className="inline-block py-2 underline-offset-8 hover:underline"
                >
                  {department.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <SearchForm
          id="header-search"
          label="Search the shop"
          className="order-last w-full lg:order-none lg:ml-auto lg:w-80"
        />
        <div className="flex items-center gap-1 lg:-ml-3">
          {/* A phone's row is full: there the footer and the account lead to it. */}
          <Link
            href="/wishlist"
            aria-label="Wishlist"
            title="Wishlist"
            className="hidden size-12 items-center justify-center rounded-full transition-colors hover:bg-layer-2 sm:inline-flex"
          >
            <HeartIcon className="size-6" />
          </Link>
          <Link
            href="/account"
            aria-label="Account"
            title="Account"
            className="inline-flex size-12 items-center justify-center rounded-full transition-colors hover:bg-layer-2"
          >
            <PersonIcon className="size-6" />
          </Link>
          {actions}
        </div>
      </div>
      <DepartmentsPanel departments={departments} />
    </header>
  );
}
