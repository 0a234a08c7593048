import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { CardTabs } from '#app/admin/_ui/card-tabs.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { PageLinks } from '#app/admin/_ui/page-links.tsx';
import { listAdminOrders, type OrderCounts, type OrderListQuery, orderListQuery } from '#lib/orders/admin-list.ts';
import type { OrderStatus } from '#lib/orders/rules.ts';
import { OrderFilters } from './_parts/order-filters.tsx';
import { OrderList } from './_parts/order-list.tsx';
import { ORDER_VIEW } from './_parts/order-view.tsx';
import { ordersHref } from './_parts/orders-href.ts';

type Props = PageProps<'/admin/orders'>;

export const metadata: Metadata = { title: 'Orders' };

export default function OrdersPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    // An address that was mistyped shows the first page of all.
    const query = orderListQuery.safeParse(await searchParams).data ?? orderListQuery.parse({});
    const { items, total, pageSize, counts } = await listAdminOrders(actor, query);
    return (
      <>
        <PageHeader title="Orders" />
        <Card isFlush>
          <CardTabs label="Orders by status" tabs={toTabs(query, counts)} />
          <OrderFilters />
          {items.length === 0 ? (
            <Empty
              title="No orders here"
              text={total > 0 ? 'The list is shorter than this page.' : 'No order fits both this tab and the filters.'}
            />
          ) : (
            <OrderList key={ordersHref(query)} items={items} />
          )}
          <PageLinks
            {...{ pageSize, total }}
            page={query.page}
            of="orders"
            hrefOf={(page) => ordersHref(query, { page })}
          />
        </Card>
      </>
    );
  });
}

const TABS: readonly (OrderStatus | undefined)[] = [
  undefined,
  'paid',
  'packed',
  'shipped',
  'delivered',
  'placed',
  'cancelled',
  'refunded',
];

function toTabs(query: OrderListQuery, counts: OrderCounts) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return TABS.map((status) => ({
    href: ordersHref(query, { status, page: 1 }),
    label: status ? ORDER_VIEW[status].label : 'All',
    isCurrent: query.status === status,
    count: status ? (counts[status] ?? 0) : all,
  }));
}
