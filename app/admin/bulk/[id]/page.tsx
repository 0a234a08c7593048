import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { getOperation } from '#lib/bulk/read.ts';
import { OperationView } from './_parts/operation-view.tsx';

export const metadata: Metadata = { title: 'A bulk operation' };

export default function OperationPage({ params }: PageProps<'/admin/bulk/[id]'>) {
  return openAdminPage('viewer', async (actor) => {
    const operation = await getOperation(actor, (await params).id);
    if (!operation) {
      return (
        <NotHere title="There is no such operation" back={{ href: '/admin/bulk', label: 'Imports and bulk edits' }} />
      );
    }
    return <OperationView initial={operation} mayEdit={hasRole(actor.role, 'editor')} />;
  });
}
