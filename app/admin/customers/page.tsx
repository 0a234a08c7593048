import type { Metadata } from 'next';
import { openAdminPage } from '#app/admin/_frame/open-admin-page.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { CardTabs } from '#app/admin/_ui/card-tabs.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import { PageLinks } from '#app/admin/_ui/page-links.tsx';
import { customerListQuery, listCustomers } from '#lib/customers/customer-list.ts';
import { CustomerFilters } from './_parts/customer-filters.tsx';
import { CustomerRows } from './_parts/customer-rows.tsx';
import { customersHref } from './_parts/customers-href.ts';

type Props = PageProps<'/admin/customers'>;

export const metadata: Metadata = { title: 'Customers' };

const TABS = [
  { kind: 'account', label: 'With an account' },
  { kind: 'guest', label: 'Guests' },
] as const;

export default function CustomersPage({ searchParams }: Props) {
  return openAdminPage('support', async (actor) => {
    // An address that was mistyped shows the first page of all.
    const query = customerListQuery.safeParse(await searchParams).data ?? customerListQuery.parse({});
    const { items, total, pageSize } = await listCustomers(actor, query);
    return (
      <>
        <PageHeader title="Customers" text="Spent is what was paid and did not go back." />
        <Card isFlush>
          <CardTabs
            label="Which customers"
            tabs={TABS.map(({ kind, label }) => ({
              href: customersHref(query, { kind, page: 1 }),
              label,
              isCurrent: query.kind === kind,
            }))}
          />
          <CustomerFilters />
          {items.length === 0 ? (
            <Empty
              title="Nobody here"
              text={query.q ? 'Nobody has this name or address.' : 'Whoever buys here will be in this list.'}
            />
          ) : (
            <CustomerRows items={items} />
          )}
          <PageLinks
            {...{ pageSize, total }}
            page={query.page}
            of="customers"
            hrefOf={(page) => customersHref(query, { page })}
          />
        </Card>
      </>
    );
  });
}
