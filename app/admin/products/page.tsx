import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { listAdminProducts } from '#lib/catalog/admin-list.ts';
import { formatMoney } from '#lib/money/format.ts';
import { openAdminPage } from '../_frame/open-admin-page.tsx';
import { AdminLink } from '../_ui/admin-link.tsx';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { Cell, HeadCell, Table } from '../_ui/table.tsx';
import { ProductStatusBadge } from './_parts/product-status.tsx';

type Props = PageProps<'/admin/products'>;

export const metadata: Metadata = { title: 'Products' };

export default function ProductsPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { page: asked } = await searchParams;
    const page = typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
    const { items, total, pageSize } = await listAdminProducts(actor, { page, pageSize: 50, sort: 'updated' });
    return (
      <>
        <PageHeader title="Products" text={`${total} of every status, those changed last first.`} />
        <Card isFlush>
          {items.length === 0 ? (
            <Empty title="There are no products" />
          ) : (
            <Table label="Products">
              <thead>
                <tr>
                  <HeadCell>Name</HeadCell>
                  <HeadCell>Status</HeadCell>
                  <HeadCell>Brand</HeadCell>
                  <HeadCell isNumber>Stock</HeadCell>
                  <HeadCell isNumber>Price</HeadCell>
                </tr>
              </thead>
              <tbody>
                {items.map((product) => (
                  <tr key={product.id}>
                    <Cell>
                      <AdminLink href={`/admin/products/${product.id}`} className="font-semibold hover:underline">
                        {product.name}
                      </AdminLink>
                    </Cell>
                    <Cell>
                      <ProductStatusBadge status={product.status} />
                    </Cell>
                    <Cell>{product.brand}</Cell>
                    <Cell isNumber>{product.available}</Cell>
                    <Cell isNumber>{formatMoney(product.price, product.currency)}</Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={countPages(total, pageSize)}
          hrefOf={(target) => `/admin/products?page=${target}`}
        />
      </>
    );
  });
}
