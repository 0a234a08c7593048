import { formatMoney } from '#lib/money/format.ts';
import type { Dashboard } from '#lib/sales/dashboard.ts';
import { Card } from '../_ui/card.tsx';
import { Empty } from '../_ui/empty.tsx';
import { Cell, HeadCell, Table } from '../_ui/table.tsx';
import { namePoint } from './name-point.ts';
import { SalesPlot } from './sales-plot.tsx';

const PER = { day: 'by day', week: 'by week', month: 'by month' } as const;

/** The sales of the range as a plot, and as a table for whoever reads that better. */
export function SalesCard({ sales: { points, unit, currency, totals } }: { sales: Dashboard }) {
  return (
    <Card title={`Sales ${PER[unit]}`} className="mt-5">
      {totals.orders === 0 ? (
        <Empty title="Nothing was sold on these days" text="Sales appear here within a minute of their payment." />
      ) : (
        <>
          <SalesPlot points={points} unit={unit} currency={currency} />
          <details className="mt-3">
            <summary className="inline-flex min-h-9 items-center text-ink-soft text-micro underline underline-offset-4">
              The same as a table
            </summary>
            <div className="mt-2 max-h-80 overflow-y-auto">
              <Table label={`Figures ${PER[unit]}`}>
                <thead>
                  <tr>
                    <HeadCell>From</HeadCell>
                    <HeadCell isNumber>Orders</HeadCell>
                    <HeadCell isNumber>Sales</HeadCell>
                    <HeadCell isNumber>Before</HeadCell>
                  </tr>
                </thead>
                <tbody>
                  {points.map(({ at, orders, revenue, revenueBefore }) => (
                    <tr key={at}>
                      <Cell>{namePoint(at, unit)}</Cell>
                      <Cell isNumber>{orders}</Cell>
                      <Cell isNumber>{formatMoney(revenue, currency)}</Cell>
                      <Cell isNumber>{formatMoney(revenueBefore, currency)}</Cell>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          </details>
        </>
      )}
    </Card>
  );
}
