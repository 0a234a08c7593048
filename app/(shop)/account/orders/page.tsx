import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { getViewer } from '#lib/accounts/viewer.ts';
import { listOrders } from '#lib/orders/read.ts';
import { NoOrders } from './_parts/no-orders.tsx';
import { OrderRow } from './_parts/order-row.tsx';
import { readPage } from './_parts/read-page.ts';

type Props = PageProps<'/account/orders'>;

const PAGE_SIZE = 10;

export const metadata: Metadata = { title: 'My orders', robots: { index: false, follow: false } };

export default async function OrdersPage({ searchParams }: Props) {
  await connection();
  const [viewer, { page: asked }] = await Promise.all([headers().then(getViewer), searchParams]);
  const page = readPage(asked);
  const { items, total } = await listOrders(viewer, { page, pageSize: PAGE_SIZE });
  return (
    <section aria-labelledby="orders">
      <h1 id="orders" className="heading text-title-2">
        Orders
      </h1>
      {total === 0 ? (
        <NoOrders />
      ) : items.length === 0 ? (
        <p className="mt-6">There are fewer pages than that.</p>
      ) : (
        <ul className="mt-7 space-y-4">
          {items.map((order) => (
            <li key={order.id}>
              <OrderRow order={order} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={page}
        pageCount={countPages(total, PAGE_SIZE)}
        hrefOf={(number) => (number === 1 ? '/account/orders' : `/account/orders?page=${number}`)}
      />
    </section>
  );
}
