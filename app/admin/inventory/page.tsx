import type { Metadata } from 'next';
import { hasRole } from '#lib/accounts/roles.ts';
import { listStock, stockListQuery } from '#lib/inventory/list.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { PageHeader } from '../_ui/page-header.tsx';
import { StockBrowser } from './_parts/stock-browser.tsx';

type Props = PageProps<'/admin/inventory'>;

export const metadata: Metadata = { title: 'Inventory' };

export default function InventoryPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    // An address that was mistyped shows the first page of all.
    const query = stockListQuery.safeParse(await searchParams).data ?? stockListQuery.parse({});
    const list = await listStock(actor, query);
    const mayWrite = hasRole(actor.role, 'editor');
    return (
      <>
        <PageHeader
          title="Inventory"
          text="What can be sold of each variant now. The numbers follow what happens in the shop."
          actions={
            mayWrite && (
              <AdminLink href="/admin/inventory/count" className={buttonLook('primary')}>
                Count stock
              </AdminLink>
            )
          }
        />
        <StockBrowser first={list} firstQuery={query} mayWrite={mayWrite} />
      </>
    );
  });
}
