import type { Metadata } from 'next';
import { Pagination } from '#app/_ui/primitives/pagination.tsx';
import { countPages } from '#app/_ui/primitives/pagination-model.ts';
import { toShopper } from '#lib/accounts/viewer.ts';
import { listOrders } from '#lib/orders/read.ts';
import { AccountHeading } from '../_parts/account-heading.tsx';
import { requireSession } from '../_parts/require-session.ts';
import { NoOrders } from './_parts/no-orders.tsx';
import { OrderRow } from './_parts/order-row.tsx';
import { readPage } from './_parts/read-page.ts';

type Props = PageProps<'/account/orders'>;

const PAGE_SIZE = 10;
const hrefOf = (page: number) => (page === 1 ? '/account/orders' : `/account/orders?page=${page}`);

export const metadata: Metadata = { title: 'My orders', robots: { index: false, follow: false } };

export default async function OrdersPage({ searchParams }: Props) {
  const page = readPage((await searchParams).page);
  const shopper = toShopper(await requireSession(hrefOf(page)));
  const { items, total } = await listOrders(shopper, { page, pageSize: PAGE_SIZE });
  return (
    <>
      <AccountHeading title="Orders" />
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
      <Pagination page={page} pageCount={countPages(total, PAGE_SIZE)} hrefOf={hrefOf} />
    </>
  );
}
