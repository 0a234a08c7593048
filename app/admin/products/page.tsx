import { Plus, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { hasRole } from '#lib/accounts/roles.ts';
import { listAdminProducts } from '#lib/catalog/admin-list.ts';
import { listBrands } from '#lib/catalog/brands.ts';
import { productFilter } from '#lib/catalog/product-filter.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import type { Category } from '#lib/catalog/types.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { buttonLook } from '../_ui/button-look.ts';
import { PageHeader } from '../_ui/page-header.tsx';
import type { FilterChoices } from './_list/filter-fields.tsx';
import { type ListParams, loadListParams, PAGE_SIZE, toApiQuery, toFilter } from './_list/list-params.ts';
import { ProductDesk } from './_list/product-desk.tsx';

type Props = PageProps<'/admin/products'>;

export const metadata: Metadata = { title: 'Products' };

export default function ProductsPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const params = await loadListParams(searchParams);
    const [page, brands, tree] = await Promise.all([
      listAdminProducts(actor, { ...readFilter(params), sort: params.sort, page: 1, pageSize: PAGE_SIZE }),
      listBrands(actor),
      getCategoryTree(),
    ]);
    const mayWrite = hasRole(actor.role, 'editor');
    return (
      <div className="-mb-16">
        <PageHeader title="Products" actions={mayWrite && <Actions />} />
        <ProductDesk
          first={{ query: toApiQuery(params), page }}
          choices={{ brands, categories: flatten(tree) }}
          mayWrite={mayWrite}
        />
      </div>
    );
  });
}

function Actions() {
  return (
    <>
      <AdminLink href="/admin/bulk/import" className={buttonLook('plain')}>
        <Upload className="size-4" aria-hidden="true" />
        Import
      </AdminLink>
      <AdminLink href="/admin/products/new" className={buttonLook('primary')}>
        <Plus className="size-4" aria-hidden="true" />
        New product
      </AdminLink>
    </>
  );
}

/** An address that was mistyped shows all. */
const readFilter = (params: ListParams) => productFilter.safeParse(toFilter(params)).data ?? {};

function flatten(level: readonly Category[], depth = 0): FilterChoices['categories'] {
  return level.flatMap(({ id, name, children }) => [{ id, name, depth }, ...flatten(children, depth + 1)]);
}
