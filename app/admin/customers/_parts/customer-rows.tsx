import { Moment } from '#app/_ui/moment.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { CustomerSummary } from '#lib/customers/customer-list.ts';
import { formatMoney } from '#lib/money/format.ts';

/** A page of customers: a table, on a phone cards. */
export function CustomerRows({ items }: { items: readonly CustomerSummary[] }) {
  return (
    <>
      <div className="hidden md:block">
        <Table label="Customers">
          <thead>
            <tr>
              <HeadCell>Customer</HeadCell>
              <HeadCell>Since</HeadCell>
              <HeadCell>Last order</HeadCell>
              <HeadCell isNumber>Orders</HeadCell>
              <HeadCell isNumber>Spent</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map((customer) => (
              <tr key={customer.id} className="hover:bg-layer-1">
                <Cell className="max-w-80">
                  <Who customer={customer} />
                </Cell>
                <Cell className="whitespace-nowrap text-ink-soft">
                  <Moment at={customer.since} />
                </Cell>
                <Cell className="whitespace-nowrap text-ink-soft">
                  {customer.lastOrderAt ? <Moment at={customer.lastOrderAt} /> : 'None'}
                </Cell>
                <Cell isNumber>{customer.orders}</Cell>
                <Cell isNumber>{spentOf(customer)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul className="divide-y divide-line border-line border-y md:hidden">
        {items.map((customer) => (
          <li key={customer.id} className="flex items-start justify-between gap-4 px-5 py-4 text-small">
            <div className="min-w-0">
              <Who customer={customer} />
            </div>
            <p className="shrink-0 text-right tabular-nums">
              <span className="block font-medium">{spentOf(customer)}</span>
              <span className="block text-ink-soft text-micro">
                {customer.orders === 1 ? 'One order' : `${customer.orders} orders`}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Who({ customer: { id, name, email } }: { customer: CustomerSummary }) {
  return (
    <>
      <AdminLink
        href={`/admin/customers/${id}`}
        className="block truncate font-semibold underline-offset-4 hover:underline"
      >
        {name || email}
      </AdminLink>
      <span className="block truncate text-ink-soft text-micro">{email}</span>
    </>
  );
}

const spentOf = ({ spent, currency }: CustomerSummary) => (currency ? formatMoney(spent, currency) : '–');
