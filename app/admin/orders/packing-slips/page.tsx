import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { getOrdersToPack } from '#lib/orders/admin-order.ts';
import { PackingSlip } from './_parts/packing-slip.tsx';
import { PrintButton } from './_parts/print-button.tsx';

type Props = PageProps<'/admin/orders/packing-slips'>;

export const metadata: Metadata = { title: 'Packing slips' };

const MOST = 50;
const ALL_ORDERS = { href: '/admin/orders', label: 'All orders' };

export default function PackingSlipsPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    const { ids } = await searchParams;
    const wanted = [...new Set(String(ids ?? '').split(','))].slice(0, MOST);
    const orders = await getOrdersToPack(actor, wanted);
    const [first] = orders;
    if (!first) return <NotHere title="There are no such orders" back={ALL_ORDERS} />;
    const back =
      orders.length === 1 ? { href: `/admin/orders/${first.id}`, label: `Order ${first.number}` } : ALL_ORDERS;
    return (
      <>
        <div className="print:hidden">
          <PageHeader
            title={orders.length === 1 ? 'Packing slip' : `${orders.length} packing slips`}
            text="One sheet for each order. What was refunded is left out."
            back={back}
            actions={<PrintButton />}
          />
        </div>
        <div className="space-y-6 print:space-y-0">
          {orders.map((order) => (
            <PackingSlip key={order.id} order={order} />
          ))}
        </div>
      </>
    );
  });
}
