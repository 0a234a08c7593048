import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { CacheConsole } from './_parts/cache-console.tsx';

export const metadata: Metadata = { title: 'Cache' };

export default function CachePage() {
  return openAdminPage('viewer', async ({ role }) => <CacheConsole mayPurge={hasRole(role, 'owner')} />);
}
