import type { Metadata } from 'next';
import { Moment } from '#app/_ui/moment.tsx';
import { History } from '#app/admin/_audit/history.tsx';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { NotesCard } from '#app/admin/_notes/notes-card.tsx';
import { NotHere } from '#app/admin/_ui/not-here.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import { type Customer, getCustomer } from '#lib/customers/customer.ts';
import { AddressesCard } from './_parts/addresses-card.tsx';
import { Figures } from './_parts/figures.tsx';
import { TheirOrders } from './_parts/their-orders.tsx';

type Props = PageProps<'/admin/customers/[id]'>;

export const metadata: Metadata = { title: 'A customer' };

const ALL_CUSTOMERS = { href: '/admin/customers', label: 'All customers' };

export default function CustomerPage({ params }: Props) {
  return openAdminPage('support', async (actor) => {
    const customer = await getCustomer(actor, (await params).id);
    if (!customer) return <NotHere title="There is no such customer" back={ALL_CUSTOMERS} />;
    const { name, email, since, kind } = customer;
    return (
      <>
        <PageHeader
          title={name || email}
          back={ALL_CUSTOMERS}
          beside={<Badges customer={customer} />}
          text={
            <>
              <a href={`mailto:${email}`} className="underline underline-offset-4 wrap-anywhere">
                {email}
              </a>
              , {kind === 'account' ? 'here since' : 'first bought'} <Moment at={since} />
            </>
          }
        />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="min-w-0 space-y-5">
            <Figures figures={customer.figures} />
            <TheirOrders customer={customer} />
            {kind === 'account' && <History subjectKind="customer" subjectId={customer.id} />}
          </div>
          <div className="min-w-0 space-y-5">
            <AddressesCard addresses={customer.addresses} />
            {customer.kind === 'account' && <NotesCard subject={`customers/${customer.id}`} notes={customer.notes} />}
          </div>
        </div>
      </>
    );
  });
}

function Badges({ customer }: { customer: Customer }) {
  if (customer.kind === 'guest') return <Status tone="quiet">Guest</Status>;
  return (
    <>
      {customer.role !== 'customer' && <Status tone="accent">Works here: {customer.role}</Status>}
      {!customer.emailVerified && <Status tone="low">Address not confirmed</Status>}
    </>
  );
}
