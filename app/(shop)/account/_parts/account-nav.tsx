'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Link } from '#app/_ui/link.tsx';

const PAGES = [
  ['/account', 'Overview'],
  ['/account/orders', 'Orders'],
  ['/account/wishlist', 'Wishlist'],
  ['/account/addresses', 'Addresses'],
  ['/account/profile', 'Profile'],
  ['/account/security', 'Security'],
] as const;

/** The pages of the account: a column, and on a phone a row that can be pushed. */
export function AccountNav() {
  const path = usePathname();
  const isHere = (href: string) => path === href || (href !== '/account' && path.startsWith(`${href}/`));
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another current page
  useEffect(() => {
    const [nav, current] = [row.current, row.current?.querySelector<HTMLElement>('[aria-current]')];
    // Not scrollIntoView, which would push the page as well.
    if (!nav || !current) return;
    const [place, link] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
    nav.scrollLeft += link.left - place.left - (place.width - link.width) / 2;
  }, [path]);
  return (
    <nav
      ref={row}
      aria-label="Account"
      className="edge-to-edge quiet-scrollbar overflow-x-auto lg:m-0 lg:overflow-visible lg:p-0"
    >
      <ul className="flex gap-1.5 lg:flex-col">
        {PAGES.map(([href, name]) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? 'page' : undefined}
              className="flex min-h-11 items-center whitespace-nowrap rounded-full px-4 font-medium text-small transition-colors hover:bg-layer-2 aria-[current=page]:bg-ink aria-[current=page]:text-ground"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
