import type { Metadata } from 'next';
import { Moment } from '#app/_ui/moment.tsx';
import { hasRole } from '#lib/accounts/roles.ts';
import { readDashboard } from '#lib/sales/dashboard.ts';
import { rangeQuery } from '#lib/sales/range.ts';
import { readToDo } from '#lib/sales/to-do.ts';
import { Figures } from './_dashboard/figures.tsx';
import { FunnelCard } from './_dashboard/funnel-card.tsx';
import { LowStockCard } from './_dashboard/low-stock-card.tsx';
import { RangePicker } from './_dashboard/range-picker.tsx';
import { SalesCard } from './_dashboard/sales-card.tsx';
import { ToDoList } from './_dashboard/to-do-list.tsx';
import { TopProductsCard } from './_dashboard/top-products-card.tsx';
import { openAdminPage } from './_frame/open-admin-page.tsx';
import { PageHeader } from './_ui/page-header.tsx';

type Props = PageProps<'/admin'>;

export const metadata: Metadata = { title: 'Dashboard' };

export default function DashboardPage({ searchParams }: Props) {
  return openAdminPage('viewer', async (actor) => {
    const { from, to, currency } = await searchParams;
    const asked = rangeQuery().safeParse({ from: from || undefined, to: to || undefined });
    const range = asked.data ?? rangeQuery().parse({});
    const [sales, toDo] = await Promise.all([
      readDashboard(actor, range, typeof currency === 'string' ? currency : undefined),
      readToDo(actor),
    ]);
    return (
      <>
        <PageHeader
          title="Dashboard"
          text={
            sales.countedAt ? (
              <>
                Orders that are paid, on the day (UTC) they were placed. Counted <Moment at={sales.countedAt} precise />
                .
              </>
            ) : (
              'Orders that are paid, on the day (UTC) they were placed.'
            )
          }
        />
        <ToDoList toDo={toDo} maySeeOrders={hasRole(actor.role, 'support')} />
        <RangePicker
          range={range}
          currency={sales.currency}
          currencies={sales.currencies}
          error={
            asked.success
              ? undefined
              : asked.error.issues.map(({ path, message }) => `${path.join()} ${message}`).join('; ')
          }
        />
        <Figures sales={sales} />
        <SalesCard sales={sales} />
        <div className="mt-5 grid gap-5 xl:grid-cols-3">
          <TopProductsCard sales={sales} />
          <FunnelCard funnel={sales.funnel} before={sales.funnelBefore} />
        </div>
        <LowStockCard lowStock={toDo.lowStock} />
      </>
    );
  });
}
