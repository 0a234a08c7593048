import type { ReactNode } from 'react';
import type { Category } from '#lib/catalog/types.ts';
import { ShopFooter } from './shop-footer.tsx';
import { ShopHeader } from './shop-header.tsx';

export type ShopFrameProps = { departments: Category[]; children: ReactNode };

/** What every shopper page has around it. */
export function ShopFrame({ departments, children }: ShopFrameProps) {
  return (
    <>
      <a
        href="#content"
        className="fixed top-3 left-3 z-50 -translate-y-24 rounded-full bg-ink px-6 py-3 font-semibold text-ground text-small focus:translate-y-0"
      >
        Skip to content
      </a>
      <ShopHeader departments={departments} />
      <main id="content" tabIndex={-1} className="min-h-[60vh] outline-none">
        {children}
      </main>
      <ShopFooter departments={departments} />
    </>
  );
}
