import type { Metadata } from 'next';
import { History } from '#app/admin/_audit/history.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotesCard } from '#app/admin/_notes/notes-card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { getAdminOrder } from '#lib/orders/admin-order.ts';
import { CustomerCard } from './_parts/customer-card.tsx';
import { DeliveryCard } from './_parts/delivery-card.tsx';
import { LinesCard } from './_parts/lines-card.tsx';
import { MailsCard } from './_parts/mails-card.tsx';
import { OrderHeader } from './_parts/order-header.tsx';
import { PaymentsCard } from './_parts/payments-card.tsx';
import { TimelineCard } from './_parts/timeline-card.tsx';

type Props = PageProps<'/admin/orders/[id]'>;

export const metadata: Metadata = { title: 'An order' };

export default function OrderPage({ params }: Props) {
  return openAdminPage('support', async (actor) => {
    const order = await getAdminOrder(actor, (await params).id);
    if (!order) return <NotHere title="There is no such order" back={{ href: '/admin/orders', label: 'All orders' }} />;
    return (
      <>
        <OrderHeader order={order} />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0 space-y-5">
            <LinesCard order={order} />
            <PaymentsCard order={order} />
            <TimelineCard order={order} />
            <History subjectKind="order" subjectId={order.id} />
          </div>
          <div className="min-w-0 space-y-5">
            <CustomerCard order={order} />
            <DeliveryCard order={order} />
            <NotesCard subject={`orders/${order.id}`} notes={order.notes} />
            <MailsCard mails={order.mails} />
          </div>
        </div>
      </>
    );
  });
}
