import { formatMoney } from '#lib/money/format.ts';
import type { Dashboard } from '#lib/sales/dashboard.ts';
import { AdminLink } from '../_ui/admin-link.tsx';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { Cell, HeadCell, Table } from '../_ui/table.tsx';

/** What sold best, by money. */
export function TopProductsCard({ sales: { top, currency } }: { sales: Dashboard }) {
  const most = top[0]?.revenue ?? 0;
  return (
    <Card title="Top products" isFlush className="xl:col-span-2">
      {top.length === 0 ? (
        <Empty title="Nothing was sold on these days" />
      ) : (
        <Table label="Products by what they sold for">
          <thead>
            <tr>
              <HeadCell>Product</HeadCell>
              <HeadCell isNumber>Pieces</HeadCell>
              <HeadCell isNumber>Sales</HeadCell>
            </tr>
          </thead>
          <tbody>
            {top.map(({ id, name, units, revenue }) => (
              <tr key={id}>
                <Cell className="min-w-48">
                  {name === null ? (
                    <span className="text-ink-soft">A product that is gone</span>
                  ) : (
                    <AdminLink href={`/admin/products/${id}`} className="quiet-link font-medium">
                      {name}
                    </AdminLink>
                  )}
                  <span aria-hidden="true" className="mt-1.5 block h-1 rounded-full bg-layer-3">
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ width: `${most === 0 ? 0 : Math.max(2, (revenue / most) * 100)}%` }}
                    />
                  </span>
                </Cell>
                <Cell isNumber>{units.toLocaleString('en-IE')}</Cell>
                <Cell isNumber>{formatMoney(revenue, currency)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
