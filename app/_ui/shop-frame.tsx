import type { ReactNode } from 'react';

export type ShopFrameProps = { header: ReactNode; footer: ReactNode; children: ReactNode };

/** What every shopper page has around it. */
export function ShopFrame({ header, footer, children }: ShopFrameProps) {
  return (
    <>
      <a
        href="#content"
        className="fixed top-3 left-3 z-50 -translate-y-24 rounded-full bg-ink px-6 py-3 font-semibold text-ground text-small focus:translate-y-0"
      >
        Skip to content
      </a>
      {header}
      <main id="content" tabIndex={-1} className="min-h-[60vh] outline-none">
        {children}
      </main>
      {footer}
    </>
  );
}
