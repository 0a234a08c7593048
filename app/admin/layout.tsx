import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { Logo } from '#app/_ui/logo.tsx';

export const metadata: Metadata = {
  title: { default: 'Admin', template: '%s | Strata admin' },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <>
      <header className="page-width flex flex-wrap items-center justify-between gap-4 py-5">
        <Logo />
        <nav aria-label="Admin">
          <Link href="/admin/mail" className="quiet-link rounded-full px-4 py-2 font-semibold text-small">
            Mail
          </Link>
        </nav>
      </header>
      <main id="content" className="page-width pt-6 pb-24">
        {children}
      </main>
    </>
  );
}
