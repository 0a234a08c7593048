import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { AdminFrame } from './_frame/admin-frame.tsx';
import { AdminProviders } from './_frame/admin-providers.tsx';
import { findAccess } from './_frame/open-admin-page.tsx';
import './admin.css';

export const metadata: Metadata = {
  title: { default: 'Admin', template: '%s | Strata admin' },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await connection();
  const access = await findAccess();
  const actor = access.state === 'granted' && access.actor.role !== 'customer' ? access.actor : undefined;
  return (
    <AdminProviders>
      <AdminFrame {...(actor && { email: actor.email, role: actor.role })}>{children}</AdminFrame>
    </AdminProviders>
  );
}
