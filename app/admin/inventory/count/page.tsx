import type { Metadata } from 'next';
import { openAdminPage } from '../../_frame/open-admin-page.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { CountStock } from '../_count/count-stock.tsx';

export const metadata: Metadata = { title: 'Count stock' };

export default function CountPage() {
  return openAdminPage('editor', async () => (
    <>
      <PageHeader
        title="Count stock"
        text="Count what lies on the shelf, goods of orders that are not sent yet included."
        back={{ href: '/admin/inventory', label: 'Inventory' }}
      />
      <CountStock />
    </>
  ));
}
