import { Download, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { listOperations } from '#lib/bulk/read.ts';
import { pageNumber } from '#lib/http/params.ts';
import { OperationsTable } from './_parts/operations-table.tsx';

export const metadata: Metadata = { title: 'Imports and bulk edits' };

const PAGE_SIZE = 25;

export default function BulkPage({ searchParams }: PageProps<'/admin/bulk'>) {
  return openAdminPage('viewer', async (actor) => {
    // An address that was mistyped shows the first page.
    const page = pageNumber.safeParse((await searchParams).page).data ?? 1;
    const { items, total } = await listOperations(actor, { page, pageSize: PAGE_SIZE });
    const mayEdit = hasRole(actor.role, 'editor');
    return (
      <>
        <PageHeader
          title="Imports and bulk edits"
          text="Checked first, started by you, written in the background."
          actions={
            <>
              <a href="/api/admin/products/export?format=csv" download className={buttonLook('plain')}>
                <Download className="size-4" aria-hidden="true" />
                Export CSV
              </a>
              <a href="/api/admin/products/export?format=json" download className={buttonLook('plain')}>
                <Download className="size-4" aria-hidden="true" />
                Export JSON
              </a>
              {mayEdit && (
                <AdminLink href="/admin/bulk/import" className={buttonLook('primary')}>
                  <Upload className="size-4" aria-hidden="true" />
                  Import a file
                </AdminLink>
              )}
            </>
          }
        />
        <Card isFlush={items.length > 0}>
          {items.length > 0 ? (
            <OperationsTable operations={items} />
          ) : (
            <Empty
              title="Nothing yet"
              text="Import a file, or select products in their list and edit them together. What was done stays here for 90 days."
              action={
                <AdminLink href="/admin/products" className={buttonLook('plain')}>
                  To the products
                </AdminLink>
              }
            />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={countPages(total, PAGE_SIZE)}
          hrefOf={(at) => (at > 1 ? `/admin/bulk?page=${at}` : '/admin/bulk')}
        />
      </>
    );
  });
}
